namespace Pana.Papers;

/// <summary>ICAO Doc 9303-3 §4.9: weights 7, 3, 1; digits as they are, A = 10 … Z = 35, filler 0; modulo 10.</summary>
static class CheckDigit
{
    public static char Of(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
            sum += (i % 3) switch { 0 => 7, 1 => 3, _ => 1 } * Value(text[i]);
        return (char)('0' + sum % 10);
    }

    static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 0,
    };
}
