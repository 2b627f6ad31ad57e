using Pana.Kernel;

namespace Pana.Papers;

/// <summary>Reads lines of full length into words and dates, and says of everything that is wrong where it stands.</summary>
sealed class MrzReader(MrzLayout layout, string[] lines, DateOnly today, List<MrzError> errors)
{
    const string Alphabet = "A-Z 0-9 <";

    public MrzReading Read()
    {
        MrzZone.TryOpen(lines[0], lines[1], lines.Length > 2 ? lines[2] : "", out var zone);
        CheckCharacters(zone);
        CheckDigits(zone);
        Code(zone.DocumentCode);
        var expiry = Year(MrzField.Expiry, yy => 2000 + yy > today.Year + 50 ? 1900 + yy : 2000 + yy);
        var birth = Year(MrzField.Birth, yy => CenturyOfBirth(yy, expiry));
        return new(layout.Format, lines, zone.DocumentCode.ToString(), State(MrzField.Issuer),
            $"{zone.Number}{zone.NumberRest}".Replace("<", "", StringComparison.Ordinal), State(MrzField.Nationality), Name(), Date(MrzField.Birth, birth), ReadSex(zone.Sex),
            Date(MrzField.Expiry, expiry), Words(zone.Optional.ToString()), Words(zone.Optional2.ToString()),
            [.. errors.OrderBy(error => (error.Line, error.Position))])
        {
            BirthText = Text(MrzField.Birth, birth), ExpiryText = Text(MrzField.Expiry, expiry),
        };
    }

    void CheckCharacters(in MrzZone zone)
    {
        for (var line = 0; line < lines.Length; line++)
            for (var i = 0; i < layout.Width; i++)
                if (CheckDigit.ClassOf(lines[line][i]) is var found && (found & layout.Class(line, i)) == 0 && layout.FieldAt(line, i) is var field
                    && !IsReportedElsewhere(field, found) && !zone.IsRussian(line, i, found))
                    Report(MrzErrorKind.Character, field, line, i, Expected(layout.Class(line, i)), $"{lines[line][i]}", Forced(line, i));
    }

    /// <summary>A wrong sex is one; a letter in place of a check digit is a wrong digit.</summary>
    static bool IsReportedElsewhere(MrzField field, MrzClass found) => field == MrzField.Sex || found != 0 && field == MrzField.Composite;

    /// <summary>The whole value of the field with the likeliest reading, where the character is a common slip.</summary>
    string[] Forced(int line, int at)
    {
        var span = layout[layout.FieldAt(line, at)];
        if (span.Line != line || at >= span.End)
            return Misreading.Forced(lines[line][at], layout.Class(line, at)) is var to && to != lines[line][at] ? [$"{to}"] : [];
        var forced = string.Concat(Enumerable.Range(span.Start, span.Length).Select(i => Misreading.Forced(lines[line][i], layout.Class(line, i))));
        return forced != span.Of(lines) ? [forced] : [];
    }

    void CheckDigits(in MrzZone zone)
    {
        foreach (var field in layout.Digits)
            if (!zone.IsRight(field))
                ReportDigit(field, zone.DigitOf(field), zone.Expected(field));
        if (layout.Composite.Length > 0 && layout.Composite.Of(lines)[0] != zone.ExpectedComposite)
            ReportDigit(MrzField.Composite, layout.Composite, zone.ExpectedComposite);
    }

    void ReportDigit(MrzField field, MrzSpan place, char expected)
    {
        var found = place.Of(lines)[0];
        // A letter that looks like the right digit is a slip; else some character of the field may be wrong.
        if (!char.IsAsciiDigit(found) && Misreading.Forced(found, MrzClass.Digit) == expected)
            Add(new(MrzErrorKind.Character, field, place.Line + 1, place.Start + 1, $"{expected}", $"{found}", [$"{expected}"]) { Digit = place.Start + 1 });
        else if (field == MrzField.Composite || place.Start != layout[field].End)
            Add(new(MrzErrorKind.CheckDigit, field, place.Line + 1, place.Start + 1, $"{expected}", $"{found}", []) { Digit = place.Start + 1 });
        else
            Add(new(MrzErrorKind.CheckDigit, field, place.Line + 1, layout[field].Start + 1, $"{expected}", $"{found}",
                Misreading.Repairs(layout[field].Of(lines), Misreading.Forced(found, MrzClass.Digit), field is MrzField.Birth or MrzField.Expiry)) { Digit = place.Start + 1 });
    }

    /// <summary>One report for one place: the digit itself was already named as a character that cannot stand there.</summary>
    void Add(MrzError error)
    {
        errors.RemoveAll(other => other.Kind == MrzErrorKind.Character && other.Line == error.Line && other.Position == error.Digit);
        errors.Add(error);
    }

    void Code(ReadOnlySpan<char> code)
    {
        var usual = layout.Format switch { MrzFormat.Td3 => "P", MrzFormat.MrvA or MrzFormat.MrvB => "V", _ => "ACIP" };
        if (code.Length > 0 && char.IsAsciiLetterUpper(code[0]) && !usual.Contains(code[0], StringComparison.Ordinal))
            Report(MrzErrorKind.UnknownCode, MrzField.DocumentCode, 0, 0, string.Join(' ', usual.AsEnumerable()), code.ToString(), []);
    }

    string State(MrzField field)
    {
        var code = layout[field].Of(lines);
        if (MrzCodes.Find(code) is { } known)
            return known;
        Report(MrzErrorKind.UnknownCode, field, layout[field].Line, layout[field].Start, "", code,
            Misreading.ToLetters(code) is var letters && MrzCodes.Find(letters) is not null ? [letters] : []);
        return code.TrimEnd('<');
    }

    MrzName Name()
    {
        var span = layout[MrzField.Name];
        var field = span.Of(lines);
        var parts = field.TrimEnd('<').Split("<<", 2);
        var name = new MrzName(Words(parts[0]), parts.Length > 1 ? Words(parts[1]) : "", field[^1] != '<');
        if (name.Primary.Length == 0)
            Report(MrzErrorKind.NameMissing, MrzField.Name, span.Line, span.Start, "", field, []);
        return name;
    }

    static string Words(string field) => string.Join(' ', field.Split('<', StringSplitOptions.RemoveEmptyEntries));

    Sex ReadSex(char sex)
    {
        if (sex is not ('M' or 'F' or 'X' or '<'))
            Report(MrzErrorKind.Sex, MrzField.Sex, layout[MrzField.Sex].Line, layout[MrzField.Sex].Start, "M F X <", $"{sex}", []);
        return sex switch { 'M' => Sex.Male, 'F' => Sex.Female, 'X' => Sex.Other, _ => Sex.Unknown };
    }

    int? Year(MrzField field, Func<int, int> century) => MrzDates.Two(layout[field].Of(lines), 0) is { } yy ? century(yy) : null;

    /// <summary>The youngest age that is possible: not after today, not after the document ends. A hundred-year-old is read wrongly and is corrected by hand.</summary>
    int CenturyOfBirth(int yy, int? expiry)
    {
        var date = layout[MrzField.Birth].Of(lines);
        var (month, day) = (MrzDates.Two(date, 2) ?? 0, MrzDates.Two(date, 4) ?? 0);
        return (2000 + yy, month, day).CompareTo((today.Year, today.Month, today.Day)) <= 0 && !(2000 + yy > expiry) ? 2000 + yy : 1900 + yy;
    }

    string? Text(MrzField field, int? year) => layout[field].Of(lines).Any(c => c != '<' && !char.IsAsciiDigit(c)) ? null : MrzDates.Iso(layout[field].Of(lines), year);

    /// <summary>Fillers and zeros stand for parts that nobody knows; a day without its month or year says nothing that can be kept.</summary>
    PartialDate? Date(MrzField field, int? year)
    {
        var value = layout[field].Of(lines);
        if (value.Any(c => c != '<' && !char.IsAsciiDigit(c)))
            return null;
        int? month = MrzDates.Two(value, 2) is { } mm and > 0 ? mm : null;
        int? day = month is not null && MrzDates.Two(value, 4) is { } dd and > 0 ? dd : null;
        if (month > 12 || year is not null && day > DateTime.DaysInMonth(year.Value, month ?? 1) || !MrzDates.IsPossible(value) && year is null)
        {
            Report(MrzErrorKind.ImpossibleDate, field, layout[field].Line, layout[field].Start, "", value, []);
            return null;
        }
        return year is null ? null : PartialDate.Of(year.Value, month, day);
    }

    static string Expected(MrzClass allowed) => allowed switch
    {
        MrzClass.Digit => "0-9",
        MrzClass.Digit | MrzClass.Filler => "0-9 <",
        MrzClass.Letter => "A-Z",
        MrzClass.Letter | MrzClass.Filler => "A-Z <",
        _ => Alphabet,
    };

    void Report(MrzErrorKind kind, MrzField field, int line, int start, string expected, string found, IReadOnlyList<string> suggestions) =>
        errors.Add(new(kind, field, line + 1, start + 1, expected, found, suggestions));
}
