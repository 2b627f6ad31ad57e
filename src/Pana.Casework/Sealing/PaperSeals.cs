using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Papers;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Storage;
using Pana.Trust.Open;

namespace Pana.Casework.Sealing;

/// <summary>
/// The seal of a given paper: made once, when it is first printed, of what the register lets the printing official read then, so that seal and
/// print say the same. Afterwards it is only read.
/// </summary>
internal sealed class PaperSeals(UnitOfWork unit, CaseworkContext casework, PersonKeys keys, Persons persons, NodeSigner signer, NodeLaw law, TimeProvider clock)
{
    const string Purpose = "paper seal";
    const int LongestName = 40;

    /// <summary>
    /// The text for the paper's QR code. Refused: <c>paper-without-seal</c> (its kind has none), <c>paper-withdrawn</c> (and none was made before),
    /// <c>person-erased</c>.
    /// </summary>
    public Task<Outcome<string>> OfAsync(Officer officer, GivenPaper paper, CancellationToken cancel) => unit.RunAsync<string>(async () =>
    {
        await unit.LockAsync([paper.Id], cancel);
        var key = await keys.OfAsync(paper.PersonId, cancel);
        if (key.Refusal is { } erased)
            return erased;
        if (await casework.Seals.AsNoTracking().FirstOrDefaultAsync(seal => seal.PaperId == paper.Id, cancel) is { } made)
            return key.Value.OpenText(Purpose, paper.Id, made.Box);
        if (law.Find<Paper>(paper.Paper) is not { } kind || SealProfile.OfPapers.GetValueOrDefault(kind.Kind) is not { Name: "number" or "permit" or "act" } profile)
            return new Refusal("paper-without-seal", 409);
        // As it stands now: somebody may have withdrawn it since the caller read it.
        if (await casework.Papers.AnyAsync(each => each.Id == paper.Id && each.WithdrawnAt != null, cancel))
            return new Refusal("paper-withdrawn", 409);
        var text = await signer.SealAsync(profile, await ValuesAsync(officer, paper, kind, profile, cancel), paper.GivenAt, cancel);
        if (text.Refusal is { } unsealed)
            return unsealed;
        casework.Seals.Add(new()
        {
            PaperId = paper.Id, PersonId = paper.PersonId, Number = NumberOf(paper.Number), Box = key.Value.SealText(Purpose, paper.Id, text.Value), SealedAt = clock.GetUtcNow(),
        });
        return text.Value;
    }, cancel);

    /// <summary>As it stands in seals and lists: without the hyphen, which is no letter of theirs.</summary>
    public static string NumberOf(string number) => number.Replace("-", "", StringComparison.Ordinal);

    async Task<Dictionary<string, string>> ValuesAsync(Officer officer, GivenPaper paper, Paper kind, SealProfile profile, CancellationToken cancel)
    {
        var values = new Dictionary<string, string> { ["number"] = NumberOf(paper.Number) };
        if (profile.Name == "number")
            return values;
        if (paper.ValidUntil is { } until)
            values["until"] = DateOnly.FromDateTime(until.ToOffset(law.Edition.Offset).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (profile.Name != "permit")
            return values;
        values["entitlements"] = ((byte)PaperRights.Of(law.Edition, kind.Kind)).ToString(CultureInfo.InvariantCulture);
        if (await persons.FactsAsync(officer, paper.PersonId, cancel) is not { } facts)
            return values;
        if (facts.Name is { } name)
        {
            var (family, given) = MrzDocument.Names(name);
            Put("family", family, facts.NameLanguage);
            Put("given", given, facts.NameLanguage);
        }
        if (Birth(facts.Birth) is { } birth)
            values["birth"] = birth;
        return values;

        // A name that no table can write in Latin letters is left out: the number and the print still stand.
        void Put(string field, string name, string? language)
        {
            if (MrzLetters.Of(name, language) is { Length: > 0 } letters)
                values[field] = letters.Length > LongestName ? letters[..LongestName].TrimEnd('<') : letters;
        }
    }

    /// <summary>What is certain of it, by Gregorian year, month, day; nothing where not even the year is one.</summary>
    static string? Birth(PartialDate? birth)
    {
        if (birth is not { UntilYear: null })
            return null;
        if (birth.IsEstimated)
            return Text(birth.Middle, "yyyy");
        var (first, last) = (birth.Earliest, birth.Latest);
        return first == last ? Text(first, "yyyyMMdd") : first.Year != last.Year ? null : Text(first, first.Month == last.Month ? "yyyyMM" : "yyyy");

        static string Text(DateOnly day, string known) => day.ToString(known, CultureInfo.InvariantCulture).PadRight(8, '<');
    }
}
