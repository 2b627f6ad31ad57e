using Pana.Kernel;

namespace Pana.Papers;

/// <summary>Writes a zone into the characters given, without allocation where the names are in Latin letters or composed ones.</summary>
public static class MrzWriter
{
    /// <summary>The length of a zone: its lines one after another, without breaks.</summary>
    public static int Length(MrzFormat format) => MrzLayout.Of(format) is var layout ? layout.LineCount * layout.Width : 0;

    /// <param name="zone">As long as <see cref="Length"/> says; holds nothing useful where the answer is not None.</param>
    public static MrzRefusal TryWrite(MrzDocument document, Span<char> zone)
    {
        var layout = MrzLayout.Of(document.Format);
        zone.Fill('<');
        if (!TryCode(document, layout, Field(zone, layout, MrzField.DocumentCode)) || !TryState(document.Issuer, Field(zone, layout, MrzField.Issuer))
            || !TryState(document.Nationality, Field(zone, layout, MrzField.Nationality)))
            return MrzRefusal.Code;
        if (MrzNameField.TryWrite(document.Primary, document.Secondary, document.Language, Field(zone, layout, MrzField.Name)) is not MrzRefusal.None and var refused)
            return refused;
        if (WriteNumber(document, layout, zone) is not MrzRefusal.None and var wrong)
            return wrong;
        MrzDates.Write(document.Birth, Field(zone, layout, MrzField.Birth));
        WriteDigit(zone, layout, MrzField.Birth);
        Field(zone, layout, MrzField.Sex)[0] = document.Sex switch { Sex.Male => 'M', Sex.Female => 'F', _ => '<' };
        Write(document.Expiry, Field(zone, layout, MrzField.Expiry));
        WriteDigit(zone, layout, MrzField.Expiry);
        if (!TryText(document.Optional2, Field(zone, layout, MrzField.Optional2)))
            return MrzRefusal.Optional;
        if (layout.Format == MrzFormat.Td3)
            WriteDigit(zone, layout, MrzField.Optional);
        if (layout.Composite.Length > 0)
            Field(zone, layout, MrzField.Composite)[0] = Open(zone, layout).ExpectedComposite;
        return MrzRefusal.None;
    }

    /// <summary>A card's number beyond nine characters: a filler for the digit, the rest and the digit in the optional field, a filler behind them.</summary>
    static MrzRefusal WriteNumber(MrzDocument document, MrzLayout layout, Span<char> zone)
    {
        var field = Field(zone, layout, MrzField.DocumentNumber);
        var rest = Field(zone, layout, MrzField.Optional);
        var number = document.Number.AsSpan().Trim();
        if (number.IsEmpty)
            return MrzRefusal.NumberEmpty;
        if (number.Length <= field.Length)
        {
            if (!TryText(number, field))
                return MrzRefusal.NumberEmpty;
            WriteDigit(zone, layout, MrzField.DocumentNumber);
            return TryText(document.Optional, rest) ? MrzRefusal.None : MrzRefusal.Optional;
        }
        var more = number[field.Length..];
        if (!layout.MayContinueNumber || more.Length > rest.Length - 2)
            return MrzRefusal.NumberTooLong;
        if (!TryText(number[..field.Length], field) || !TryText(more, rest) || rest[..more.Length].Contains('<'))
            return MrzRefusal.NumberEmpty;
        var sum = new CheckSum();
        sum.Add(field);
        sum.Add(rest[..more.Length]);
        rest[more.Length] = sum.Digit;
        return TryText(document.Optional, rest[(more.Length + 2)..]) ? MrzRefusal.None : MrzRefusal.Optional;
    }

    static bool TryCode(MrzDocument document, MrzLayout layout, Span<char> place)
    {
        var usual = layout.Format switch { MrzFormat.Td3 => "P", MrzFormat.MrvA or MrzFormat.MrvB => "V", _ => "ACIP" };
        return document.DocumentCode.Length is 1 or 2 && usual.Contains(document.DocumentCode[0], StringComparison.Ordinal) && TryText(document.DocumentCode, place);
    }

    static bool TryState(string code, Span<char> place) => MrzCodes.Find(code) is { } known && TryText(known == "DEU" ? "D" : known, place);

    /// <summary>Spaces and special characters of numbers become fillers; letters of other alphabets cannot be in one.</summary>
    static bool TryText(ReadOnlySpan<char> text, Span<char> place)
    {
        if (text.Length > place.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 32) : text[i];
            if (c > 127 && char.IsLetterOrDigit(c))
                return false;
            place[i] = char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) ? c : '<';
        }
        return true;
    }

    static void Write(DateOnly day, Span<char> place)
    {
        var number = day.Year % 100 * 10_000 + day.Month * 100 + day.Day;
        for (var i = 5; i >= 0; i--, number /= 10)
            place[i] = (char)('0' + number % 10);
    }

    static void WriteDigit(Span<char> zone, MrzLayout layout, MrzField field) =>
        zone[layout[field].Line * layout.Width + layout[field].End] = CheckDigit.Of(Field(zone, layout, field));

    static Span<char> Field(Span<char> zone, MrzLayout layout, MrzField field) => zone.Slice(layout[field].Line * layout.Width + layout[field].Start, layout[field].Length);

    static MrzZone Open(ReadOnlySpan<char> zone, MrzLayout layout)
    {
        MrzZone.TryOpen(zone[..layout.Width], zone.Slice(layout.Width, layout.Width), layout.LineCount == 3 ? zone[(2 * layout.Width)..] : default, out var opened);
        return opened;
    }
}
