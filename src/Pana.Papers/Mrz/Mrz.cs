using Pana.Kernel;

namespace Pana.Papers;

/// <summary>
/// Reads machine-readable zones of travel documents (ICAO Doc 9303: TD1, TD2, TD3, visas MRV-A and MRV-B) as somebody
/// at a counter pastes or types them. It never throws: what cannot be read is an error in the reading, with a proposal
/// where letters were probably mistaken for digits. A sound zone says what the document says, not that the document is
/// genuine.
/// </summary>
public static class Mrz
{
    /// <param name="today">Decides the century of two-digit years: a birth is never in the future.</param>
    public static MrzReading Read(string text, DateOnly today)
    {
        if (MrzText.Split(text) is not { } split)
            return Unknown([]);
        var isVisa = split.Lines[0].StartsWith('V');
        if (MrzLayout.Find(split.Lines.Count, split.Width, isVisa) is not { } layout)
            return Unknown(split.Lines);
        return new Reader(layout, today).Read(split.Lines);
    }

    static MrzReading Unknown(IReadOnlyList<string> lines) => new(null, lines, "", "", "", "", new("", "", false), null,
        Sex.Unknown, null, "", "", [new(MrzErrorKind.UnknownLayout, MrzField.Zone, 0, 0, "", "", [])]);

    /// <summary>The zone's text with one proposal taken, to be read again.</summary>
    public static string Repaired(MrzReading reading, MrzError error, string suggestion) => string.Join('\n',
        reading.Lines.Select((line, i) => i == error.Line - 1 && error.Position + suggestion.Length - 1 <= line.Length
            ? line[..(error.Position - 1)] + suggestion + line[(error.Position - 1 + suggestion.Length)..] : line));

    sealed class Reader(MrzLayout layout, DateOnly today)
    {
        const string Alphabet = "A–Z 0–9 <";

        readonly List<MrzError> _errors = [];
        string[] _lines = [];

        public MrzReading Read(IReadOnlyList<string> raw)
        {
            _lines = [.. raw.Select(Full)];
            CheckCharacters();
            var (number, optional) = Number();
            CheckDigits();
            return new(layout.Format, _lines, Code(), State(MrzField.Issuer), number, State(MrzField.Nationality),
                Name(), Date(MrzField.Birth, CenturyOfBirth), ReadSex(), Date(MrzField.Expiry, CenturyOfExpiry),
                optional, Trimmed(MrzField.Optional2), [.. _errors.OrderBy(error => (error.Line, error.Position))]);
        }

        string Full(string line, int i)
        {
            var isNames = layout.Fields[MrzField.Name].Line == i;
            if (MrzText.Fit(line, layout.Width, isNames) is { } full)
                return full;
            Report(MrzErrorKind.LineLength, MrzField.Line, i, 0, $"{layout.Width}", $"{line.Length}", []);
            return line.PadRight(layout.Width, '<')[..layout.Width];
        }

        void CheckCharacters()
        {
            for (var line = 0; line < _lines.Length; line++)
                for (var i = 0; i < layout.Width; i++)
                    if (_lines[line][i] is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '<'))
                        Report(MrzErrorKind.Character, FieldAt(line, i), line, i, Alphabet, $"{_lines[line][i]}", []);
        }

        MrzField FieldAt(int line, int position) => layout.Fields
            .Where(field => field.Value.Line == line && position >= field.Value.Start
                && position < field.Value.Start + field.Value.Length)
            .Select(field => field.Key).DefaultIfEmpty(MrzField.Line).First();

        string Value(MrzField field) => layout.Fields.TryGetValue(field, out var span) ? span.Of(_lines) : "";

        string Trimmed(MrzField field) => Value(field).TrimEnd('<').Replace('<', ' ').Trim();

        /// <summary>
        /// A filler in place of the check digit: the number goes on in the optional field, its own check digit last.
        /// </summary>
        (string Number, string Optional) Number()
        {
            var (number, optional) = (Value(MrzField.DocumentNumber), Value(MrzField.Optional));
            var overflow = optional.TakeWhile(c => c != '<').Count();
            if (!IsLongNumber || overflow < 2)
                return (number.Replace("<", "", StringComparison.Ordinal), Trimmed(MrzField.Optional));
            var whole = number + optional[..(overflow - 1)];
            var span = layout.Fields[MrzField.Optional];
            if (CheckDigit.Of(whole) is var expected && optional[overflow - 1] != expected)
                ReportDigit(
                    MrzField.DocumentNumber, span.Line, span.Start + overflow - 1, optional[overflow - 1], expected);
            return (whole, optional[overflow..].Trim('<').Replace('<', ' '));
        }

        bool IsLongNumber => layout.Format is MrzFormat.Td1 or MrzFormat.Td2
            && layout.Fields[MrzField.DocumentNumber] is var span && _lines[span.Line][span.Start + span.Length] == '<';

        void CheckDigits()
        {
            foreach (var field in layout.Checked)
                if (!(field == MrzField.DocumentNumber && IsLongNumber))
                    Check(field);
            if (layout.Composite is not { } place)
                return;
            char found = place.Of(_lines)[0], expected = Composite(_lines);
            if (found != expected)
                ReportDigit(MrzField.Composite, place.Line, place.Start, found, expected);
        }

        void Check(MrzField field)
        {
            var span = layout.Fields[field];
            var value = span.Of(_lines);
            char found = _lines[span.Line][span.Start + span.Length], expected = CheckDigit.Of(value);
            if (found == expected || found == '<' && value.All(c => c == '<') && field != MrzField.DocumentNumber)
                return;
            if (Misread(found, expected))
            {
                ReportDigit(field, span.Line, span.Start + span.Length, found, expected);
                return;
            }
            var digitsOnly = field is MrzField.Birth or MrzField.Expiry;
            var check = Misreading.ToDigits($"{found}")[0];
            var repairs = Misreading.Repairs(value, check, digitsOnly);
            Report(MrzErrorKind.CheckDigit, field, span.Line, span.Start, $"{expected}", $"{found}",
                [.. repairs.OrderByDescending(repair => AgreesWithComposite(span, repair))]);
        }

        static bool Misread(char found, char expected) =>
            !char.IsAsciiDigit(found) && Misreading.ToDigits($"{found}")[0] == expected;

        bool AgreesWithComposite(MrzSpan span, string repair)
        {
            if (layout.Composite is not { } place)
                return false;
            string[] lines = [.. _lines];
            lines[span.Line] = lines[span.Line][..span.Start] + repair + lines[span.Line][(span.Start + span.Length)..];
            return place.Of(lines)[0] == Composite(lines);
        }

        char Composite(IReadOnlyList<string> lines) =>
            CheckDigit.Of(string.Concat(layout.CompositeOf.Select(span => span.Of(lines))));

        string Code()
        {
            char[] allowed = layout.Format switch
            {
                MrzFormat.Td3 => ['P'],
                MrzFormat.MrvA or MrzFormat.MrvB => ['V'],
                _ => ['A', 'C', 'I', 'P'],
            };
            var code = Value(MrzField.DocumentCode);
            var letters = Misreading.ToLetters(code);
            if (!allowed.Contains(code[0]))
                Report(MrzErrorKind.UnknownCode, MrzField.DocumentCode, string.Join(' ', allowed),
                    allowed.Contains(letters[0]) ? [letters] : []);
            return code.TrimEnd('<');
        }

        string State(MrzField field)
        {
            var code = Value(field);
            if (Country.Find(code) is { } country && code.TrimEnd('<').Length is 3 or 1)
                return country.Alpha3;
            var letters = Misreading.ToLetters(code);
            Report(MrzErrorKind.UnknownCode, field, "", Country.Find(letters) is not null ? [letters] : []);
            return code.TrimEnd('<');
        }

        MrzName Name()
        {
            var field = Value(MrzField.Name);
            if (field.Any(char.IsAsciiDigit))
                Report(MrzErrorKind.Character, MrzField.Name, "A–Z <", [Misreading.ToLetters(field)]);
            var parts = field.TrimEnd('<').Split("<<", 2);
            var (primary, secondary) = (Words(parts[0]), parts.Length > 1 ? Words(parts[1]) : "");
            if (primary.Length == 0)
                Report(MrzErrorKind.NameMissing, MrzField.Name, "", []);
            return new(primary, secondary, field[^1] != '<');
        }

        static string Words(string field) => string.Join(' ', field.Split('<', StringSplitOptions.RemoveEmptyEntries));

        Sex ReadSex()
        {
            switch (Value(MrzField.Sex)[0])
            {
                case 'M': return Sex.Male;
                case 'F': return Sex.Female;
                case 'X': return Sex.Other;
                case '<': return Sex.Unknown;
            }
            Report(MrzErrorKind.Sex, MrzField.Sex, "M F X <", []);
            return Sex.Unknown;
        }

        PartialDate? Date(MrzField field, Func<int, int, int, int> century)
        {
            var value = Value(field);
            if (value.Any(c => c != '<' && !char.IsAsciiDigit(c)))
            {
                if (!_errors.Exists(error => error.Field == field))
                    Report(MrzErrorKind.Character, field, "0–9 <", [Misreading.ToDigits(value)]);
                return null;
            }
            if (Two(value, 0) is not { } yy)
                return null;
            int? month = Two(value, 2) is { } mm and > 0 ? mm : null;
            int? day = month is not null && Two(value, 4) is { } dd and > 0 ? dd : null;
            if (month > 12)
                return Impossible(field);
            var year = century(yy, month ?? 1, day ?? 1);
            return day > DateTime.DaysInMonth(year, month ?? 1) ? Impossible(field) : PartialDate.Of(year, month, day);
        }

        PartialDate? Impossible(MrzField field)
        {
            Report(MrzErrorKind.ImpossibleDate, field, "", []);
            return null;
        }

        /// <summary>Fillers and zeros stand for parts that nobody knows.</summary>
        static int? Two(string value, int start) =>
            char.IsAsciiDigit(value[start]) && char.IsAsciiDigit(value[start + 1]) 
                ? 10 * (value[start] - '0') + value[start + 1] - '0' : null;

        /// <summary>
        /// The youngest age that is possible: a hundred-year-old is read wrongly and must be corrected by hand.
        /// </summary>
        int CenturyOfBirth(int yy, int month, int day) =>
            (2000 + yy, month, day).CompareTo((today.Year, today.Month, today.Day)) <= 0 ? 2000 + yy : 1900 + yy;

        int CenturyOfExpiry(int yy, int month, int day) => 2000 + yy > today.Year + 50 ? 1900 + yy : 2000 + yy;

        void Report(MrzErrorKind kind, MrzField field, string expected, IReadOnlyList<string> suggestions)
        {
            var span = layout.Fields[field];
            Report(kind, field, span.Line, span.Start, expected, span.Of(_lines), suggestions);
        }

        /// <summary>A letter that looks like the right digit is a slip; else some character is wrong.</summary>
        void ReportDigit(MrzField field, int line, int start, char found, char expected)
        {
            var isSlip = Misread(found, expected);
            Report(isSlip ? MrzErrorKind.Character : MrzErrorKind.CheckDigit, field, line, start,
                $"{expected}", $"{found}", isSlip ? [$"{expected}"] : []);
        }

        void Report(MrzErrorKind kind, MrzField field, int line, int start, string expected, string found,
            IReadOnlyList<string> suggestions) =>
            _errors.Add(new(kind, field, line + 1, start + 1, expected, found, suggestions));
    }
}
