using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pana.Casework.Cases;
using Pana.Casework.Papers;
using Pana.Kernel;
using Pana.Papers;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Storage;
using Pana.Trust.Open;

namespace Pana.Casework.Sealing;

/// <summary>
/// The seal of a given paper: made in the transaction of the step that gives it, of what those who work on the case may read, and never anew:
/// whoever prints the paper, and however often, it bears the same.
/// </summary>
internal sealed class PaperSeals(CaseworkContext casework, PersonKeys keys, Persons persons, NodeSigner signer, NodeLaw law)
{
    const string Purpose = "paper seal";
    const int LongestName = 40;

    /// <summary>
    /// A paper goes without a seal where the node seals nothing or what it says does not fit into one: nobody waits for a paper because of that.
    /// </summary>
    /// <param name="wall">Of the case: which words about the person may stand on the paper.</param>
    public async Task MakeAsync(GivenPaper paper, Wall wall, CancellationToken cancel)
    {
        if (law.Find<Paper>(paper.Paper) is not { } kind || SealProfile.OfPapers.GetValueOrDefault(kind.Kind) is not { } profile
            || await ValuesAsync(paper, kind, profile, wall, cancel) is not { } values)
            return;
        var (text, key) = (await signer.SealAsync(profile, values, paper.GivenAt, cancel), await keys.OfAsync(paper.PersonId, cancel));
        if (!text.IsRefused && !key.IsRefused)
            casework.Seals.Add(new()
            {
                PaperId = paper.Id, PersonId = paper.PersonId, Number = NumberOf(paper.Number), Box = key.Value.SealText(Purpose, paper.Id, text.Value),
                SealedAt = paper.GivenAt,
            });
    }

    /// <summary>The text for the paper's QR code; null where it has none, or the person was erased.</summary>
    public async Task<string?> OfAsync(GivenPaper paper, CancellationToken cancel) =>
        await casework.Seals.AsNoTracking().FirstOrDefaultAsync(seal => seal.PaperId == paper.Id, cancel) is { } made
            && await keys.OfAsync(paper.PersonId, cancel) is { IsRefused: false } key ? key.Value.OpenText(Purpose, paper.Id, made.Box) : null;

    /// <summary>As it stands in seals and lists: without the hyphen, which is no letter of theirs.</summary>
    public static string NumberOf(string number) => number.Replace("-", "", StringComparison.Ordinal);

    async Task<Dictionary<string, string>?> ValuesAsync(GivenPaper paper, Paper kind, SealProfile profile, Wall wall, CancellationToken cancel)
    {
        DateOnly? until = paper.ValidUntil is { } last ? DateOnly.FromDateTime(last.ToOffset(law.Edition.Offset).DateTime) : null;
        var values = new Dictionary<string, string> { ["number"] = NumberOf(paper.Number) };
        if (until is { } day && profile.Name is "act" or "permit")
            values["until"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return profile.Name switch
        {
            "number" or "act" => values,
            "permit" => Permit(values, kind, await persons.OnPaperAsync(paper.PersonId, wall, cancel)),
            "travel" when until is { } expiry && kind.Form.NationalityCode is { } status && await persons.OnPaperAsync(paper.PersonId, wall, cancel) is { } facts =>
                PaperZone.Td3(law.Edition.Alpha3, status, paper.Number, facts, expiry) is { } zone ? new() { ["mrz"] = string.Concat(zone) } : null,
            _ => null,
        };
    }

    Dictionary<string, string> Permit(Dictionary<string, string> values, Paper kind, PersonFacts? facts)
    {
        values["entitlements"] = ((byte)PaperRights.Of(law.Edition, kind.Kind)).ToString(CultureInfo.InvariantCulture);
        if (facts?.Name is { } name)
        {
            var (family, given) = MrzDocument.Names(name);
            Put("family", family, facts.NameLanguage);
            Put("given", given, facts.NameLanguage);
        }
        if (Birth(facts?.Birth) is { } birth)
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
