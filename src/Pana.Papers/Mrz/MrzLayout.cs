namespace Pana.Papers;

/// <summary>A stretch of a line: <paramref name="Line"/> and <paramref name="Start"/> from 0.</summary>
readonly record struct MrzSpan(int Line, int Start, int Length)
{
    public string Of(IReadOnlyList<string> lines) => lines[Line].Substring(Start, Length);
}

/// <summary>
/// Where a layout keeps its fields (ICAO Doc 9303 parts 4 to 7), which have check digits, and what the last one covers.
/// </summary>
/// <param name="Checked">Fields with a check digit in the place right after them.</param>
/// <param name="Composite">Place of the digit over <paramref name="CompositeOf"/>; null for visas.</param>
sealed record MrzLayout(MrzFormat Format, int LineCount, int Width, IReadOnlyDictionary<MrzField, MrzSpan> Fields,
    IReadOnlyList<MrzField> Checked, MrzSpan? Composite, IReadOnlyList<MrzSpan> CompositeOf)
{
    public static readonly IReadOnlyList<MrzLayout> All =
    [
        new(MrzFormat.Td1, 3, 30, new Dictionary<MrzField, MrzSpan>
        {
            [MrzField.DocumentCode] = new(0, 0, 2), [MrzField.Issuer] = new(0, 2, 3),
            [MrzField.DocumentNumber] = new(0, 5, 9), [MrzField.Optional] = new(0, 15, 15),
            [MrzField.Birth] = new(1, 0, 6), [MrzField.Sex] = new(1, 7, 1), [MrzField.Expiry] = new(1, 8, 6),
            [MrzField.Nationality] = new(1, 15, 3), [MrzField.Optional2] = new(1, 18, 11),
            [MrzField.Name] = new(2, 0, 30),
        }, [MrzField.DocumentNumber, MrzField.Birth, MrzField.Expiry],
            new(1, 29, 1), [new(0, 5, 25), new(1, 0, 7), new(1, 8, 7), new(1, 18, 11)]),
        TwoLines(MrzFormat.Td2, 36, optional: 7, isVisa: false),
        TwoLines(MrzFormat.MrvB, 36, optional: 8, isVisa: true),
        TwoLines(MrzFormat.Td3, 44, optional: 14, isVisa: false),
        TwoLines(MrzFormat.MrvA, 44, optional: 16, isVisa: true),
    ];

    public static MrzLayout? Find(int lines, int width, bool isVisa) => All.FirstOrDefault(layout =>
        layout.LineCount == lines && layout.Width == width && (lines == 3 || layout.Composite is null == isVisa));

    static MrzLayout TwoLines(MrzFormat format, int width, int optional, bool isVisa) => new(format, 2, width,
        new Dictionary<MrzField, MrzSpan>
        {
            [MrzField.DocumentCode] = new(0, 0, 2), [MrzField.Issuer] = new(0, 2, 3),
            [MrzField.Name] = new(0, 5, width - 5), [MrzField.DocumentNumber] = new(1, 0, 9),
            [MrzField.Nationality] = new(1, 10, 3), [MrzField.Birth] = new(1, 13, 6), [MrzField.Sex] = new(1, 20, 1),
            [MrzField.Expiry] = new(1, 21, 6), [MrzField.Optional] = new(1, 28, optional),
        },
        format == MrzFormat.Td3
            ? [MrzField.DocumentNumber, MrzField.Birth, MrzField.Expiry, MrzField.Optional]
            : [MrzField.DocumentNumber, MrzField.Birth, MrzField.Expiry],
        isVisa ? null : new(1, width - 1, 1),
        isVisa ? [] : [new(1, 0, 10), new(1, 13, 7), new(1, 21, width - 22)]);
}
