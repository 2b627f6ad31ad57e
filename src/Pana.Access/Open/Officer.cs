using Pana.Kernel;

namespace Pana.Access.Open;

/// <summary>
/// The signed-in official of this request. Handlers take it as a parameter; it exists wherever the endpoint is not public.
/// <paramref name="Authority"/> is a code of the edition's authorities, <paramref name="Unit"/> the code of an office or a
/// crossing point, <paramref name="LeadsUnit"/> says that they supervise that unit.
/// </summary>
public sealed record Officer(
    Guid Id, string Name, IReadOnlySet<Function> Functions, string Authority, string Unit, IReadOnlyList<string> Languages,
    Sex Sex, bool LeadsUnit)
{
    public bool Has(Function function) => Functions.Contains(function);

    public bool HasAny(params ReadOnlySpan<Function> functions)
    {
        foreach (var function in functions)
            if (Functions.Contains(function))
                return true;
        return false;
    }

    /// <summary>Whether what stands behind the wall may be shown to them at all; the case and the unit narrow it further.</summary>
    public bool Sees(Wall wall) => Functions.Any(function => Walls.Sees(function, wall));
}
