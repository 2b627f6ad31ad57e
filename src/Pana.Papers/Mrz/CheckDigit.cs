namespace Pana.Papers;

/// <summary>ICAO Doc 9303-3 §4.9: weights 7, 3, 1; digits as they are, A = 10 … Z = 35, filler 0; modulo 10.</summary>
static class CheckDigit
{
    /// <summary>By ASCII code: the value in the low six bits, the class above them; 0 where a zone cannot have the character.</summary>
    static ReadOnlySpan<ushort> Characters => Table;

    static readonly ushort[] Table = MakeTable();

    public static char Of(ReadOnlySpan<char> text)
    {
        var sum = new CheckSum();
        sum.Add(text);
        return sum.Digit;
    }

    /// <summary>0 for what no zone has.</summary>
    public static MrzClass ClassOf(char c) => c < 128 ? (MrzClass)(Characters[c] >> 8) : 0;

    public static int Value(char c) => c < 128 ? Characters[c] & 0x3F : 0;

    static ushort[] MakeTable()
    {
        var table = new ushort[128];
        for (var c = '0'; c <= '9'; c++)
            table[c] = (ushort)((int)MrzClass.Digit << 8 | c - '0');
        for (var c = 'A'; c <= 'Z'; c++)
            table[c] = (ushort)((int)MrzClass.Letter << 8 | c - 'A' + 10);
        table['<'] = (int)MrzClass.Filler << 8;
        return table;
    }
}

/// <summary>A check digit over several stretches one after another: the weights run on.</summary>
ref struct CheckSum
{
    int _sum, _at;

    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _sum += CheckDigit.Value(c) * (_at == 0 ? 7 : _at == 1 ? 3 : 1);
            _at = _at == 2 ? 0 : _at + 1;
        }
    }

    public readonly char Digit => (char)('0' + _sum % 10);
}
