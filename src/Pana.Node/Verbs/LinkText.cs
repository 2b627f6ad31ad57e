using Pana.Linkage;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>
/// The sentences of the linking verbs, from <c>labels/LANG/link.csv</c> alone: reading all labels of ten languages would take a tenth of the
/// second that the whole verb may.
/// </summary>
internal sealed class LinkText
{
    readonly Dictionary<string, string> _texts = [];

    public LinkText(string language)
    {
        Language = Path.Exists(FileOf(language)) ? language : "ru";
        using var csv = new CsvReading(new FileStream(FileOf(Language), FileMode.Open, FileAccess.Read));
        while (csv.Next())
            _texts[csv[0].ToString()] = csv[1].ToString();
    }

    public string Language { get; }

    public string this[string key, params ReadOnlySpan<(string Name, string Value)> with]
    {
        get
        {
            var text = _texts[$"link.{key}"];
            foreach (var (name, value) in with)
                text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    public string Of(Fault fault) => this[$"fault.{fault.Name}", ("file", fault.File), ("line", $"{fault.Line}"), ("what", fault.What)];

    public string Of(Agreement agreement) => this[$"agreement.{agreement.ToString().ToLowerInvariant()}"];

    /// <summary>Why two rows are one person, in words; what agrees first.</summary>
    public string Of(IReadOnlyList<Reason> reasons) => string.Join("; ", reasons.OrderByDescending(reason => reason.Weight).Select(Of));

    string Of(Reason reason)
    {
        if (reason.Kind == ColumnKind.Household)
            return this["household", ("count", reason.A)];
        if (reason.Agreement == Agreement.Exact && reason.A == reason.B)
            return $"{reason.Column}: {Of(reason.Agreement)}";
        var name = reason.Kind is ColumnKind.Given or ColumnKind.Family or ColumnKind.Father or ColumnKind.Full;
        if (name && reason.Swapped)
            return $"{reason.Column}: {this["swapped"]}";
        if (name && reason.Agreement < Agreement.Differs && !(System.Text.Ascii.IsValid(reason.A) && System.Text.Ascii.IsValid(reason.B)))
            return NameComparison.Explain(NameReading.Of(reason.A, NamePart.Full), NameReading.Of(reason.B, NamePart.Full), Language);
        return $"{reason.Column}: {reason.A} {(reason.Agreement == Agreement.Differs ? "≠" : "≈")} {reason.B} ({Of(reason.Agreement)})";
    }

    static string FileOf(string language) => Path.Combine(NodeSettings.ProgramFolder, "labels", language, "link.csv");
}
