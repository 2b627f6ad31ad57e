namespace Pana.Papers;

/// <summary>
/// A machine-readable zone read in place: every field is a slice of the characters given, nothing is allocated and nothing throws. For
/// millions of zones and for whoever only wants to know whether one is right; <see cref="Mrz"/> is for people.
/// </summary>
public readonly ref partial struct MrzZone
{
    readonly MrzLayout _layout;
    readonly ReadOnlySpan<char> _first, _second, _third;

    MrzZone(MrzLayout layout, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        _layout = layout;
        _first = first;
        _second = second;
        _third = third;
    }

    /// <summary>Whether the lines have the shape of a document; their characters and digits are another question (<see cref="Check"/>).</summary>
    /// <param name="third">Empty where there are two lines.</param>
    public static bool TryOpen(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third, out MrzZone zone)
    {
        var count = third.IsEmpty ? 2 : 3;
        if (first.Length != second.Length || count == 3 && third.Length != first.Length
            || MrzLayout.Find(count, first.Length, first.Length > 0 && first[0] == 'V') is not { } layout)
        {
            zone = default;
            return false;
        }
        zone = new(layout, first, second, third);
        return true;
    }

    public MrzFormat Format => _layout.Format;

    public ReadOnlySpan<char> DocumentCode => Of(MrzField.DocumentCode).TrimEnd('<');

    public ReadOnlySpan<char> Issuer => Of(MrzField.Issuer).TrimEnd('<');

    /// <summary>The nine characters of the field; the rest of a longer number is <see cref="NumberRest"/>.</summary>
    public ReadOnlySpan<char> Number => Of(MrzField.DocumentNumber).TrimEnd('<');

    /// <summary>What of a card's long number stands in the optional field, without its check digit; mostly empty.</summary>
    public ReadOnlySpan<char> NumberRest => ContinuedLength is > 1 and var length ? Of(MrzField.Optional)[..(length - 1)] : default;

    public ReadOnlySpan<char> Nationality => Of(MrzField.Nationality).TrimEnd('<');

    /// <summary>Six characters, year, month, day; fillers for what nobody knows.</summary>
    public ReadOnlySpan<char> Birth => Of(MrzField.Birth);

    public ReadOnlySpan<char> Expiry => Of(MrzField.Expiry);

    /// <summary>M, F, X or the filler.</summary>
    public char Sex => Of(MrzField.Sex)[0];

    public ReadOnlySpan<char> Optional => Of(MrzField.Optional)[(ContinuedLength is > 1 and var length ? length : 0)..].Trim('<');

    public ReadOnlySpan<char> Optional2 => Of(MrzField.Optional2).TrimEnd('<');

    /// <summary>The whole field, with fillers.</summary>
    public ReadOnlySpan<char> Name => Of(MrzField.Name);

    /// <summary>Components are parted by fillers.</summary>
    public ReadOnlySpan<char> PrimaryName => Name.IndexOf("<<") is >= 0 and var at ? Name[..at] : Name.TrimEnd('<');

    public ReadOnlySpan<char> SecondaryName => Name.IndexOf("<<") is >= 0 and var at ? Name[(at + 2)..].TrimEnd('<') : default;

    /// <summary>Where the digit of a field stands: right after it, after a long number behind its rest.</summary>
    internal MrzSpan DigitOf(MrzField field) => field == MrzField.DocumentNumber && ContinuedLength is > 1 and var length
        ? new(_layout[MrzField.Optional].Line, _layout[MrzField.Optional].Start + length - 1, 1)
        : new(_layout[field].Line, _layout[field].End, 1);

    internal ReadOnlySpan<char> Of(MrzSpan span) => Line(span.Line).Slice(span.Start, span.Length);

    /// <summary>Characters of the optional field that belong to a long number, its digit with them; 0 where the number is not long.</summary>
    int ContinuedLength
    {
        get
        {
            if (!_layout.MayContinueNumber || Of(new MrzSpan(_layout[MrzField.DocumentNumber].Line, _layout[MrzField.DocumentNumber].End, 1))[0] != '<')
                return 0;
            var rest = Of(MrzField.Optional);
            return rest.IndexOf('<') is >= 0 and var end ? end : rest.Length;
        }
    }

    ReadOnlySpan<char> Of(MrzField field) => Of(_layout[field]);

    ReadOnlySpan<char> Line(int line) => line switch { 0 => _first, 1 => _second, _ => _third };
}
