namespace Pana.Papers;

/// <summary>A stretch of a line: <paramref name="Line"/> and <paramref name="Start"/> from 0.</summary>
readonly record struct MrzSpan(int Line, int Start, int Length)
{
    public int End => Start + Length;

    public string Of(IReadOnlyList<string> lines) => lines[Line].Substring(Start, Length);
}

/// <summary>What a character of a zone may be at its place.</summary>
[Flags]
enum MrzClass : byte
{
    Letter = 1,
    Digit = 2,
    Filler = 4,
    Any = 7,
}

/// <summary>
/// Where a layout keeps its fields (ICAO Doc 9303 parts 4 to 7), which have check digits, and what the last one covers. One object for each
/// format, made once: reading a zone looks things up and allocates nothing.
/// </summary>
sealed class MrzLayout
{
    static readonly MrzLayout Td1 = new(MrzFormat.Td1), Td2 = new(MrzFormat.Td2), Td3 = new(MrzFormat.Td3), MrvA = new(MrzFormat.MrvA), MrvB = new(MrzFormat.MrvB);

    readonly MrzSpan[] _fields = new MrzSpan[Enum.GetValues<MrzField>().Length];
    readonly MrzClass[][] _classes;

    MrzLayout(MrzFormat format)
    {
        Format = format;
        (LineCount, Width) = format switch { MrzFormat.Td1 => (3, 30), MrzFormat.Td3 or MrzFormat.MrvA => (2, 44), _ => (2, 36) };
        Digits = [MrzField.DocumentNumber, MrzField.Birth, MrzField.Expiry];
        this[MrzField.DocumentCode] = new(0, 0, 2);
        this[MrzField.Issuer] = new(0, 2, 3);
        if (format == MrzFormat.Td1)
            PlaceCard();
        else
            PlaceTwoLines();
        _classes = [.. Enumerable.Range(0, LineCount).Select(line => Enumerable.Range(0, Width).Select(at => ClassAt(line, at)).ToArray())];
    }

    public MrzFormat Format { get; }

    public int LineCount { get; }

    public int Width { get; }

    /// <summary>Fields with a check digit in the place right after them; the composite one is not among them.</summary>
    public MrzField[] Digits { get; private set; }

    /// <summary>Place of the digit over <see cref="CompositeOf"/>; of length 0 for visas.</summary>
    public MrzSpan Composite { get; private set; }

    public MrzSpan[] CompositeOf { get; private set; } = [];

    /// <summary>Cards whose number is longer than nine characters go on with it in the optional field.</summary>
    public bool MayContinueNumber => Format is MrzFormat.Td1 or MrzFormat.Td2;

    /// <summary>Where a field stands; of length 0 where the layout has none.</summary>
    public MrzSpan this[MrzField field]
    {
        get => _fields[(int)field];
        private set => _fields[(int)field] = value;
    }

    public MrzClass Class(int line, int at) => _classes[line][at];

    public ReadOnlySpan<MrzClass> Classes(int line) => _classes[line];

    /// <summary>By the shape of the lines and the first character; null where no document has that shape.</summary>
    public static MrzLayout? Find(int lines, int width, bool isVisa) => (lines, width) switch
    {
        (3, 30) => Td1,
        (2, 44) => isVisa ? MrvA : Td3,
        (2, 36) => isVisa ? MrvB : Td2,
        _ => null,
    };

    public static MrzLayout Of(MrzFormat format) => format switch
    {
        MrzFormat.Td1 => Td1,
        MrzFormat.Td2 => Td2,
        MrzFormat.Td3 => Td3,
        MrzFormat.MrvA => MrvA,
        _ => MrvB,
    };

    /// <summary>The field that a place belongs to, a check digit to what it checks.</summary>
    public MrzField FieldAt(int line, int at)
    {
        foreach (var field in Digits)
            if (this[field] is var span && span.Line == line && at >= span.Start && at <= span.End)
                return field;
        for (var field = MrzField.DocumentCode; field <= MrzField.Composite; field++)
            if (this[field] is { Length: > 0 } span && span.Line == line && at >= span.Start && at < span.End)
                return field;
        return MrzField.Line;
    }

    void PlaceCard()
    {
        this[MrzField.DocumentNumber] = new(0, 5, 9);
        this[MrzField.Optional] = new(0, 15, 15);
        this[MrzField.Birth] = new(1, 0, 6);
        this[MrzField.Sex] = new(1, 7, 1);
        this[MrzField.Expiry] = new(1, 8, 6);
        this[MrzField.Nationality] = new(1, 15, 3);
        this[MrzField.Optional2] = new(1, 18, 11);
        this[MrzField.Name] = new(2, 0, 30);
        this[MrzField.Composite] = Composite = new(1, 29, 1);
        CompositeOf = [new(0, 5, 25), new(1, 0, 7), new(1, 8, 7), new(1, 18, 11)];
    }

    void PlaceTwoLines()
    {
        this[MrzField.Name] = new(0, 5, Width - 5);
        this[MrzField.DocumentNumber] = new(1, 0, 9);
        this[MrzField.Nationality] = new(1, 10, 3);
        this[MrzField.Birth] = new(1, 13, 6);
        this[MrzField.Sex] = new(1, 20, 1);
        this[MrzField.Expiry] = new(1, 21, 6);
        this[MrzField.Optional] = new(1, 28, Format switch { MrzFormat.Td3 => 14, MrzFormat.Td2 => 7, MrzFormat.MrvA => 16, _ => 8 });
        if (Format is MrzFormat.MrvA or MrzFormat.MrvB)
            return;
        if (Format == MrzFormat.Td3)
            Digits = [.. Digits, MrzField.Optional];
        this[MrzField.Composite] = Composite = new(1, Width - 1, 1);
        CompositeOf = [new(1, 0, 10), new(1, 13, 7), new(1, 21, Width - 22)];
    }

    /// <summary>The second letter of the document code is the issuer's own and may be a digit; the digit of a number that goes on is a filler.</summary>
    MrzClass ClassAt(int line, int at)
    {
        var field = FieldAt(line, at);
        if (field == MrzField.Composite || this[field].End == at && field is MrzField.Birth or MrzField.Expiry)
            return MrzClass.Digit;
        return field switch
        {
            MrzField.DocumentCode => at == 0 ? MrzClass.Letter : MrzClass.Any,
            MrzField.Issuer or MrzField.Nationality or MrzField.Name or MrzField.Sex => MrzClass.Letter | MrzClass.Filler,
            MrzField.Birth or MrzField.Expiry => MrzClass.Digit | MrzClass.Filler,
            MrzField.DocumentNumber when at == this[field].End => MayContinueNumber ? MrzClass.Digit | MrzClass.Filler : MrzClass.Digit,
            MrzField.Optional when Format == MrzFormat.Td3 && at == this[field].End => MrzClass.Digit | MrzClass.Filler,
            _ => MrzClass.Any,
        };
    }
}
