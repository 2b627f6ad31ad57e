namespace Pana.Kernel;

/// <summary>
/// An expected no. <paramref name="Name"/> is the key of its sentence in the label files (<c>refusal.NAME</c>): what
/// cannot be done, why, what would make it possible. <paramref name="Status"/> is the HTTP status that carries it
/// (400–499). <paramref name="With"/> fills the sentence's placeholders and never holds personal data.
/// </summary>
public sealed record Refusal(string Name, int Status = 409, IReadOnlyDictionary<string, string>? With = null)
{
    /// <summary>
    /// Where the law or standard says so, as written in the declaration; null when it is not a matter of law.
    /// </summary>
    public string? Source { get; init; }
}

/// <summary>A receipt, or the refusal that stands in its place.</summary>
public readonly struct Outcome<T>
{
    readonly T? _value;

    Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The receipt. Asking a refused outcome for it is a bug, therefore an exception.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Name}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
