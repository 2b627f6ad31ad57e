using Microsoft.AspNetCore.Http;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Papers;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>
/// Both screens of an arrival as posted: nothing is stored before the last button. Prints <c>•••</c>.
/// </summary>
/// <param name="Key">Of this form: sent twice it registers once.</param>
/// <param name="Spoken">The language of the group, ISO 639-3.</param>
/// <param name="Medium">How rights were explained; empty while they were not.</param>
internal sealed record ArrivalForm(string Key, string Spoken, string Medium, IReadOnlyList<ArrivalRow> Rows)
{
    /// <summary>Stands for the index in the markup from which script makes rows.</summary>
    public const int TemplateIndex = 9_999;

    const int MostRows = 60, NamePart = 150, Note = 300, MrzLength = 400;

    /// <summary>The language of the leaflet; null where there is none in the group's language.</summary>
    public Language? Leaflet => LeafletWords.In(Spoken);

    /// <summary>Several of whom nobody belongs to anybody are no family.</summary>
    public GroupKind Kind => Rows.Count > 1 && Rows.All(row => row[PersonForm.Relation] is "HOH" or "NKIN" or "NONE" or "") ? GroupKind.Travel
        : GroupKind.Family;

    public static ArrivalForm Fresh(string spoken, string relationOfFirst) => new($"{Guid.CreateVersion7()}", spoken,
        LeafletWords.In(spoken) is null ? "" : "LEAFLET", [new(0) { [PersonForm.Relation] = relationOfFirst }]);

    public static ArrivalForm Read(IFormCollection form)
    {
        var indexes = form.Keys.Select(Index).OfType<int>().Distinct().Order().Take(MostRows + 1);
        return new(form["key"].ToString(), form["spoken"].ToString(), form["medium"].ToString(),
            [.. indexes.Select(index => ArrivalRow.Read(form, index))]);
    }

    /// <summary>One more row, of the nationality of the first.</summary>
    public ArrivalForm WithRow()
    {
        var row = new ArrivalRow(Rows.Select(one => one.Index).DefaultIfEmpty(-1).Max() + 1);
        if (Rows is [{ } first, ..])
            row.Propose(PersonForm.Nationalities, first[PersonForm.Nationalities]);
        return this with { Rows = [.. Rows, row] };
    }

    public ArrivalForm WithoutEmpty() => this with { Rows = [.. Rows.Where(row => !row.IsEmpty)] };

    public ArrivalForm Without(int index) => this with { Rows = [.. Rows.Where(row => row.Index != index)] };

    /// <summary>With one row more or fewer, as the button pressed says; null for every other button.</summary>
    public ArrivalForm? Changed(string wish) => wish == "add" ? WithRow()
        : !wish.StartsWith("remove.", StringComparison.Ordinal) ? null
        : int.TryParse(wish[7..], out var index) && Rows.Count > 1 ? Without(index) : this;

    /// <summary>What machine-readable lines say goes into empty fields, whether script did it before or not.</summary>
    /// <param name="isWhole">Also what of a document is kept inland alone.</param>
    public void ReadDocuments(DateOnly today, ScreenContext screen, bool isWhole = false)
    {
        foreach (var row in Rows.Where(row => row[PersonForm.Mrz].Length is > 0 and <= MrzLength))
        {
            var reading = Mrz.Read(row[PersonForm.Mrz], today);
            var name = reading.Name.ToPersonName();
            if (row.Name.Length == 0)
            {
                row.Propose(PersonForm.Given, name.Of(NameKind.Given, Script.Latin));
                row.Propose(PersonForm.Family, name.Of(NameKind.Family, Script.Latin));
            }
            row.Propose(PersonForm.Sex,
                reading.Sex switch { Sex.Female => "F", Sex.Male => "M", Sex.Other => "X", _ => "" });
            if (reading.Birth is { IsFull: true } birth)
                row.Propose(PersonForm.Birth, screen.Day(birth.Middle));
            if (Country.Find(reading.Nationality) is { IsDocumentCode: false } state)
                row.Propose(PersonForm.Nationalities, state.Alpha3);
            row.Propose(PersonForm.DocumentType, reading.Format is MrzFormat.Td3 ? "NP"
                : reading.Format is MrzFormat.MrvA or MrzFormat.MrvB ? "VISA" : "");
            if (isWhole)
            {
                row.Propose(PersonForm.DocumentNumber, reading.DocumentNumber);
                row.Propose(PersonForm.DocumentIssuer, Country.Find(reading.Issuer)?.Alpha3 ?? "");
                row.Propose(PersonForm.DocumentExpiry, reading.Expiry is { IsFull: true } expiry ? screen.Day(expiry.Middle) : "");
            }
            if (!reading.IsSound)
                row.Errors[PersonForm.Mrz] = string.Join(' ', reading.Errors.Select(error => Words(error, screen)));
        }
    }

    /// <summary>
    /// Everything that is wrong, at once and in words; what the register checks again when it writes.
    /// </summary>
    public bool Check(DateOnly today, ScreenContext screen)
    {
        foreach (var row in Rows)
        {
            foreach (var field in (string[])[PersonForm.Given, PersonForm.Father, PersonForm.Family, PersonForm.Other])
                if (row[field].Length > NamePart)
                    row.Errors[field] = TooLong(screen, "field.name", NamePart);
            if (row[ArrivalRow.NeedsNote].Length > Note)
                row.Errors[ArrivalRow.NeedsNote] = TooLong(screen, "arrival.note", Note);
            if (row[PersonForm.Mrz].Length > MrzLength)
                row.Errors[PersonForm.Mrz] = screen["mrz.error.UnknownLayout"];
            if (row[PersonForm.Birth].Length > 0
                && !PartialDate.TryRead(row[PersonForm.Birth], today, out _, out var refusal))
                row.Errors[PersonForm.Birth] = screen.Sentence(refusal);
            if (row.All(PersonForm.Nationalities) is { Count: > 1 } states && states.Contains(ArrivalRow.NoNationality))
                row.Errors[PersonForm.Nationalities] = screen.Sentence(new("nationality-and-none"));
        }
        foreach (var row in Rows.Where(row => row[PersonForm.Relation] == "HOH").Skip(1))
            row.Errors[PersonForm.Relation] = screen.Sentence(new("two-heads"));
        return Rows.All(row => row.Errors.Count == 0);
    }

    /// <summary>Puts a refusal of the register to the field that it names.</summary>
    public bool TryPlace(Refusal refusal, ScreenContext screen)
    {
        if (refusal.With?.GetValueOrDefault("person") is not { } person || !int.TryParse(person, out var number)
            || number > Rows.Count)
            return false;
        var field = refusal.With.GetValueOrDefault("field") switch
        {
            "field.name" => PersonForm.Given,
            "field.birth" => PersonForm.Birth,
            "field.sex" => PersonForm.Sex,
            "field.languages" => PersonForm.Languages,
            "field.documents" => PersonForm.DocumentType,
            _ => PersonForm.Nationalities,
        };
        Rows[number - 1].Errors[field] = screen.Sentence(refusal);
        return true;
    }

    static string TooLong(ScreenContext screen, string field, int most) => screen.Sentence(new("text-too-long", 422,
        new Dictionary<string, string> { ["field"] = field, ["most"] = $"{most}" }));

    static string Words(MrzError error, ScreenContext screen) =>
        screen[$"mrz.error.{error.Kind}", ("field", screen[$"mrz.field.{error.Field}"]),
        ("expected", error.Expected), ("found", error.Found), ("line", $"{error.Line}"),
            ("position", $"{error.Position}")];

    static int? Index(string name) => name is ['p', ..] && name.IndexOf('.') is > 1 and < 5 and var dot
        && int.TryParse(name.AsSpan(1, dot - 1), System.Globalization.NumberStyles.None, null, out var index) ? index
            : null;

    public override string ToString() => "•••";
}
