using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>
/// A circle that may know of the person because of a case: the unit of an authority (empty <paramref name="Unit"/>:
/// all of it), or one official alone, which is the only circle that guardians, interpreters and advisers are ever in.
/// </summary>
public sealed record PersonCircle(Guid PersonId, Wall Wall, string Authority, string Unit, Guid? OfficialId = null);

/// <summary>
/// Who may know of whom: search, files and evidence ask nothing else. Whoever has the cases writes it, in the
/// transaction in which a case is opened, moved or closed.
/// </summary>
public sealed class Scopes(UnitOfWork unit, TimeProvider clock)
{
    /// <summary>By case these circles and no others. A piece of the running unit of work.</summary>
    public Task SetAsync(IReadOnlyDictionary<Guid, IEnumerable<PersonCircle>> circles, CancellationToken cancel = default) =>
        unit.RunAsync(async () =>
    {
        var registry = unit.Context<RegistryContext>();
        await registry.Scopes.Where(scope => circles.Keys.Contains(scope.CaseId)).LoadAsync(cancel);
        var here = registry.Scopes.Local.ToLookup(scope => scope.CaseId);
        foreach (var (caseId, ofCase) in circles)
        {
            var wanted = ofCase.ToHashSet();
            registry.Scopes.RemoveRange(here[caseId].Where(scope => !wanted.Remove(
                new(scope.PersonId, scope.Wall, scope.Authority, scope.Unit, scope.OfficialId))));
            registry.Scopes.AddRange(wanted.Select(circle => new PersonScope
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), PersonId = circle.PersonId, CaseId = caseId,
                Wall = circle.Wall, Authority = circle.Authority, Unit = circle.Unit, OfficialId = circle.OfficialId,
            }));
        }
    }, cancel);
}
