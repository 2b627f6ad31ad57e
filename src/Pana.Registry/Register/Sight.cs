using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>
/// Whom, and which words about them, an official may see: the only place where the register says so (protection.md 1,
/// 2, 7). A guard sees the arrivals that the own post registered lately and has not handed over; everybody else the
/// persons of the cases of their unit; guardians, interpreters and advisers those of the cases in which they are
/// named.
/// </summary>
internal sealed class Sight(UnitOfWork unit, TimeProvider clock)
{
    /// <summary>So long a post sees whom it registered, unless it handed them over before.</summary>
    public static readonly TimeSpan PostMemory = TimeSpan.FromDays(14);

    static readonly Function[] OnlyNamed = [Function.Guardian, Function.Interpreter, Function.LegalAid];

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>Records that the officer may read, about whomever: <see cref="Persons"/> says about whom.</summary>
    public IQueryable<SourceRecord> Records(Officer officer)
    {
        var walls = Walls.SeenByAny(officer.Functions.Where(function => function != Function.Border)).ToList();
        var post = OfPost(officer);
        return Registry.Records.Where(record => walls.Contains(record.Wall) || post.Any(own => own.Id == record.Id));
    }

    public IQueryable<Person> Persons(Officer officer)
    {
        var (id, authority, place) = (officer.Id, officer.Authority, officer.Unit);
        var asNamed = Walls.SeenByAny(officer.Functions.Where(function => function != Function.Border)).ToList();
        var asUnit = Walls.SeenByAny(officer.Functions.Where(
            function => function != Function.Border && !OnlyNamed.Contains(function)))
            .ToList();
        var post = OfPost(officer);
        return Registry.Persons.Where(person =>
            Registry.Scopes.Any(scope => scope.PersonId == person.Id && (scope.OfficialId == null
                ? asUnit.Contains(scope.Wall) && scope.Authority == authority
                    && (scope.Unit == "" || scope.Unit == place)
                : scope.OfficialId == id && asNamed.Contains(scope.Wall)))
            || Registry.Links.Any(link => link.PersonId == person.Id && post.Any(own => own.Id == link.SourceId)));
    }

    /// <summary>Memberships that the officer may know of.</summary>
    public IQueryable<Membership> Memberships(Officer officer)
    {
        var walls = Walls.SeenByAny(officer.Functions.Where(function => function != Function.Border)).ToList();
        var (isGuard, authority, place) = (IsGuard(officer), officer.Authority, officer.Unit);
        return Registry.Memberships.Where(member => walls.Contains(member.Wall)
            || isGuard && member.Wall == Wall.Open && member.Authority == authority && member.Unit == place);
    }

    IQueryable<SourceRecord> OfPost(Officer officer)
    {
        var (isGuard, authority, place, since) = (
            IsGuard(officer), officer.Authority, officer.Unit, clock.GetUtcNow() - PostMemory);
        return Registry.Records.Where(record => isGuard && record.Wall == Wall.Open && record.Authority == authority
            && record.Unit == place && record.RegisteredAt >= since
            && Registry.Links.Any(link => link.SourceId == record.Id
                && Registry.Persons.Any(person => person.Id == link.PersonId && person.HandedOverAt == null)));
    }

    /// <summary>A guard without a post sees nobody.</summary>
    static bool IsGuard(Officer officer) => officer.Has(Function.Border) && officer.Unit.Length > 0;
}
