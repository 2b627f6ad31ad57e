using Pana.Kernel;

namespace Pana.Papers;

/// <summary>
/// Machine-readable zones of travel documents (ICAO Doc 9303: TD1, TD2, TD3, visas MRV-A and MRV-B), read as somebody at a counter pastes or
/// types them or line by line as they stand, and written. Reading never throws: what cannot be read is an error in the reading, with a
/// proposal where letters were probably mistaken for digits. A sound zone says what the document says, not that the document is genuine.
/// </summary>
public static class Mrz
{
    /// <summary>Of whatever was pasted: small letters, lost line breaks, spaces for fillers, letters of other alphabets that look the same.</summary>
    /// <param name="today">Decides the century of two-digit years: a birth is never in the future.</param>
    public static MrzReading Read(string text, DateOnly today)
    {
        if (MrzText.Split(text) is not { } split)
            return Unknown([], [new(MrzErrorKind.UnknownLayout, MrzField.Zone, 0, 0, "", "", [])]);
        if (MrzLayout.Find(split.Lines.Count, split.Width, split.Lines[0].StartsWith('V')) is not { } layout)
            return Unknown(split.Lines, [new(MrzErrorKind.UnknownLayout, MrzField.Zone, 0, 0, "", "", [])]);
        var errors = new List<MrzError>();
        string[] lines = [.. split.Lines.Select((line, i) => Full(layout, line, i, errors))];
        return new MrzReader(layout, lines, today, errors).Read();
    }

    /// <summary>
    /// Of lines as they stand: nothing is put right but the case of letters and blanks around a line. Lines that have the shape of no
    /// document are an error, and nothing is read from them.
    /// </summary>
    public static MrzReading ReadLines(IReadOnlyList<string> lines, DateOnly today)
    {
        string[] clean = [.. lines.Select(Clean)];
        var width = clean.Length > 0 ? clean[0].Length : 0;
        if (clean.All(line => line.Length == width) && MrzLayout.Find(clean.Length, width, clean.Length > 0 && clean[0].StartsWith('V')) is { } layout)
            return new MrzReader(layout, clean, today, []).Read();
        if (clean.Length is not (2 or 3))
            return Unknown(clean, [new(MrzErrorKind.UnknownLayout, MrzField.Zone, 0, 0, "2 × 44, 2 × 36, 3 × 30", $"{clean.Length} × {width}", [])]);
        var wanted = clean.Length == 3 ? 30 : clean.Max(line => line.Length) > 40 ? 44 : 36;
        return Unknown(clean, [.. clean.Index().Where(line => line.Item.Length != wanted).Select(line =>
            new MrzError(MrzErrorKind.LineLength, MrzField.Line, line.Index + 1, Math.Min(line.Item.Length, wanted) + 1, $"{wanted}", $"{line.Item.Length}", []))]);
    }

    /// <summary>
    /// Lines that would be right if characters were mistaken for others that look like them, or fillers lost; null where nothing is wrong,
    /// where nothing near is right, and where two proposals are equally likely: a guess may be another person's document.
    /// </summary>
    public static IReadOnlyList<string>? Propose(IReadOnlyList<string> lines, DateOnly today)
    {
        var strict = ReadLines(lines, today);
        if (strict.IsValid)
            return null;
        var tolerant = strict.Format is not null ? strict : Read(string.Join('\n', lines), today);
        if (tolerant.IsValid)
            return tolerant.Lines;
        return tolerant.Format is { } format && tolerant.Errors.All(error => error.Kind != MrzErrorKind.LineLength) ? MrzRepair.Propose(MrzLayout.Of(format), tolerant.Lines) : null;
    }

    /// <summary>The zone's text with one proposal taken, to be read again.</summary>
    public static string Repaired(MrzReading reading, MrzError error, string suggestion) => string.Join('\n',
        reading.Lines.Select((line, i) => i == error.Line - 1 && error.Position + suggestion.Length - 1 <= line.Length
            ? line[..(error.Position - 1)] + suggestion + line[(error.Position - 1 + suggestion.Length)..] : line));

    /// <summary>The lines of a document, or why there can be none.</summary>
    public static Outcome<IReadOnlyList<string>> Write(MrzDocument document)
    {
        var layout = MrzLayout.Of(document.Format);
        Span<char> zone = stackalloc char[layout.LineCount * layout.Width];
        var refused = MrzWriter.TryWrite(document, zone);
        if (refused is not MrzRefusal.None)
            return refused.ToRefusal();
        var lines = new string[layout.LineCount];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = zone.Slice(i * layout.Width, layout.Width).ToString();
        return lines;
    }

    static MrzReading Unknown(IReadOnlyList<string> lines, IReadOnlyList<MrzError> errors) => new(null, lines, "", "", "", "", new("", "", false), null,
        Sex.Unknown, null, "", "", errors);

    static string Full(MrzLayout layout, string line, int i, List<MrzError> errors)
    {
        if (MrzText.Fit(line, layout.Width, layout[MrzField.Name].Line == i) is { } full)
            return full;
        errors.Add(new(MrzErrorKind.LineLength, MrzField.Line, i + 1, 1, $"{layout.Width}", $"{line.Length}", []));
        return line.PadRight(layout.Width, '<')[..layout.Width];
    }

    static string Clean(string line) => string.Concat(line.Trim('\uFEFF', ' ', '\t', '\r', '\u00A0').Select(c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c));
}
