namespace Pana.Tests.Linkage.Names;

/// <summary>The error model of README.md: what officers, keyboards and scanners do to a name. Rates are per name unless said.</summary>
public static class NameErrors
{
    const double Slip = 0.06, LookAlike = 0.03, Mark = 0.02, Title = 0.03, Reversed = 0.05;

    const string Cyrillic = "аеорсху", Latin = "aeopcxy";

    public static string Of(string name, Random random)
    {
        var words = name.Split(' ');
        if (random.NextDouble() < Reversed && words.Length == 2)
            Array.Reverse(words);
        for (var i = 0; i < words.Length; i++)
            if (random.NextDouble() < Slip && words[i].Length > 4)
                words[i] = Slipped(words[i], random);
        var written = string.Join(' ', words);
        if (random.NextDouble() < Title)
            written = (written[0] switch { < 'ʰ' => "Haji ", < 'Ԁ' => "Ҳоҷӣ ", _ => "حاجی " }) + written;
        if (random.NextDouble() < LookAlike)
            written = string.Concat(written.Select(letter => Cyrillic.IndexOf(letter) is >= 0 and var at && random.Next(2) == 0 ? Latin[at] : letter));
        return random.NextDouble() < Mark ? $"\u200F{written}\u200E" : written;
    }

    /// <summary>One letter left out, doubled, or changed places with the next; never the first.</summary>
    static string Slipped(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, $"{word[at]}"),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }
}
