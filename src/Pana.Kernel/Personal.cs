namespace Pana.Kernel;

/// <summary>
/// A value about a person. It prints <c>•••</c> wherever something prints by accident: logs, exceptions, test names.
/// </summary>
public readonly record struct Personal<T>(T Value)
{
    public override string ToString() => "•••";

    public static implicit operator Personal<T>(T value) => new(value);
}
