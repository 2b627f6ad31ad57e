using Microsoft.AspNetCore.Http;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Casework.Arrival;

/// <summary>
/// One person of the group as typed: text that comes back unchanged when something is wrong with it. Fields are named
/// as <see cref="PersonForm"/>
/// says, behind <see cref="Prefix"/>. Prints <c>•••</c>.
/// </summary>
internal sealed record ArrivalRow(int Index)
{
    /// <summary>The answer to "which nationality": none, by the person's own word.</summary>
    public const string NoNationality = "none";

    public const string Needs = "need", NeedsNote = "need.note", VoicedFear = "fear", Medium = "medium";

    readonly Dictionary<string, string[]> _typed = [];

    public string Prefix => $"p{Index}.";

    /// <summary>What is wrong, by the name of the field.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>Everything typed, by the name of the field behind the prefix.</summary>
    public IReadOnlyDictionary<string, string[]> Typed => _typed;

    public string this[string field]
    {
        get => _typed.GetValueOrDefault(field) is [{ } first, ..] ? first : "";
        init => _typed[field] = [value];
    }

    public IReadOnlyList<string> All(string field) => _typed.GetValueOrDefault(field) ?? [];

    /// <summary>Nobody was written here; what a fresh row proposes does not count.</summary>
    public bool IsEmpty => !_typed.Any(typed =>
        typed.Key is not (PersonForm.Nationalities or PersonForm.Relation or PersonForm.Languages)
        && !typed.Key.EndsWith(".source", StringComparison.Ordinal));

    public bool IsSeparated => this[PersonForm.IsSeparated].Length > 0;

    /// <summary>Who said the relation; nothing chosen: nobody knows.</summary>
    public TieSource RelationBy => Enum.TryParse<TieSource>(this[PersonForm.RelationBy], out var source) && Enum.IsDefined(source)
        ? source : TieSource.Official;

    /// <summary>As the pages call somebody whose name may be missing.</summary>
    public string Name => string.Join(' ',
        new[] { this[PersonForm.Given], this[PersonForm.Father], this[PersonForm.Family], this[PersonForm.Other] }
        .Where(part => part.Length > 0));

    public static ArrivalRow Read(IFormCollection form, int index)
    {
        var row = new ArrivalRow(index);
        foreach (var (name, values) in form)
            if (name.StartsWith(row.Prefix, StringComparison.Ordinal))
            {
                string[] texts = [.. values.Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
                if (texts.Length > 0)
                    row._typed[name[row.Prefix.Length..]] = texts;
            }
        return row;
    }

    /// <summary>Fills what is still empty.</summary>
    public void Propose(string field, string value)
    {
        if (value.Length > 0 && this[field].Length == 0)
            _typed[field] = [value];
    }

    /// <param name="language">Of the group, where this person speaks no other; empty while nobody knows.</param>
    /// <param name="isWhole">The document with its number; at the post the type alone is kept (domain analysis §1.3).</param>
    public ArrivalPerson ToPerson(string language, bool isWhole = false)
    {
        var states = All(PersonForm.Nationalities).Where(state => state != NoNationality).Distinct().ToList();
        var isStateless = All(PersonForm.Nationalities).Contains(NoNationality);
        var spoken = this[PersonForm.Languages].Length > 0 ? this[PersonForm.Languages] : language;
        return new(new()
        {
            Name = new()
            {
                Given = Text(PersonForm.Given), Father = Text(PersonForm.Father), Family = Text(PersonForm.Family),
                    Other = Text(PersonForm.Other),
                Language = Script.Of(Name) == Script.Arabic ? SpelledIn(spoken) : null, Latn = Rendering("latn"),
                    Cyrl = Rendering("cyrl"),
            },
            Sex = Text(PersonForm.Sex), Birth = Text(PersonForm.Birth),
            Nationalities = states.Count > 0 ? states : null, WithoutNationality = isStateless ? true : null,
            Languages = spoken.Length > 0 ? [new(spoken, [LanguageAbility.Speak])] : null,
            Documents = isWhole ? Document is { } document ? [document] : null
                : All(PersonForm.DocumentType) is { Count: > 0 } types
                ? [.. types.Distinct().Select(type => new DocumentInput(type, null, null, null, null))] : null,
        }, Text(PersonForm.Relation), IsSeparated, RelationBy);
    }

    DocumentInput? Document => this[PersonForm.DocumentType] is var type && type.Length + this[PersonForm.DocumentNumber].Length + this[PersonForm.Mrz].Length > 0
        ? new(type.Length > 0 ? type : "OTHER", Text(PersonForm.DocumentNumber), Text(PersonForm.DocumentIssuer),
            Text(PersonForm.DocumentExpiry), Text(PersonForm.Mrz))
        : null;

    /// <summary>Arabic letters are read as the person's language reads them, where it is one of the platform.</summary>
    static string? SpelledIn(string spoken) => Language.All.FirstOrDefault(language => language.Iso639 == spoken)?.Code;

    string? Text(string field) => this[field] is { Length: > 0 } text ? text : null;

    RenderingInput? Rendering(string script) =>
        Text($"name.{script}") is { } text ? new(text, Text($"name.{script}.source")) : null;

    public override string ToString() => "•••";
}
