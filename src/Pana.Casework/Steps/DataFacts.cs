using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;

namespace Pana.Casework.Steps;

/// <summary>What the register says that rules may ask for.</summary>
/// <param name="HasCaregiver">A parent or customary caregiver stands beside the child in the register; false also while nobody has said so.</param>
internal sealed record PersonData(AgeRange? Age, SexWish Interviewer, SexWish Interpreter, bool HasCaregiver)
{
    public static readonly PersonData Nothing = new(null, SexWish.NotAsked, SexWish.NotAsked, false);
}

/// <summary>
/// The word of data on facts that data may release (protection.md 19). The register is asked only when a rule asks: take the
/// step, and if <see cref="WasAsked"/>, load and take it again.
/// </summary>
internal sealed class DataFacts(Dossier dossier, Officer? officer, FilledForm? form)
{
    PersonData? _person;

    public bool WasAsked { get; private set; }

    public void Load(PersonData person) => (_person, WasAsked) = (person, false);

    public bool? Say(Fact fact, Situation situation, CaseSituation? here, DateTimeOffset now) => fact.Key switch
    {
        "Vocabulary.Child" => IsChild(situation),
        "Vocabulary.Alone" => Person()?.HasCaregiver is true ? false : null,
        "Vocabulary.SexAsAsked" => IsSexAsAsked(here),
        "Appeal.Late" => IsLate(situation, here),
        "Guardianship.FreeOfConflict" => form is null || form.Named.All(named => TookNoPart(named.Official, situation)),
        "RefugeeStatusDetermination.InterpreterImpartial" => Interpreter(here) is { } interpreter ? TookNoPart(interpreter.OfficerId, situation) : null,
        _ => null,
    };

    PersonData? Person()
    {
        WasAsked |= _person is null;
        return _person;
    }

    bool? IsChild(Situation situation) =>
        situation.Facts.TryGetValue(Vocabulary.AssessedAdult, out var assessed) && assessed.Value ? false : Person()?.Age?.MayBeChild;

    /// <summary>No wish voiced is kept by everybody; a wish is kept by whoever asks now and by the booked interpreter.</summary>
    bool? IsSexAsAsked(CaseSituation? here)
    {
        if (Person() is not { } person)
            return null;
        return Keeps(person.Interviewer, officer?.Sex) && (Interpreter(here) is not { } interpreter || Keeps(person.Interpreter, interpreter.Sex));
    }

    static bool Keeps(SexWish wish, Sex? sex) => wish switch
    {
        SexWish.Female => sex is Sex.Female,
        SexWish.Male => sex is Sex.Male,
        _ => true,
    };

    CaseMember? Interpreter(CaseSituation? here) => here is null ? null
        : dossier.Members.LastOrDefault(member => member.CaseId == here.Id && member.Function == Function.Interpreter && member.Until is null);

    static bool? IsLate(Situation situation, CaseSituation? here) => here is null || situation.Find(here.Followed) is not { } decision ? null
        : decision.Terms.Where(run => run.Term.TermKey == "appeal.file").Select(run => run.Due).DefaultIfEmpty(DateTimeOffset.MaxValue).Max() < here.OpenedAt;

    /// <summary>Whoever decided, examined or guarded in any case of the person has a part in it; who interpreted or guarded it has none.</summary>
    static bool TookNoPart(Guid official, Situation situation) => !situation.Cases.Any(each => each.Procedure != nameof(Guardianship)
        && each.Taken.Any(past => past.By.Contains(official) && past.Step.Name is not ("ConfirmInterpreter" or "GuardianComes")));
}
