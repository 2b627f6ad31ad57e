using Pana.Insight.Explorer.Charts;

namespace Pana.Insight.Explorer.Files;

/// <summary>A picture that stands alone: with its title above and the citation below, on its own paper, so that it cannot be parted from whose figures it shows.</summary>
internal static class PictureFile
{
    const double Margin = 24;

    public static string Of(Picture picture, ShownAnswer shown, Words words)
    {
        var drawing = picture.Draw(Pictures.Wide);
        var (title, under, foot) = (Wrap(shown.Title, 19), Wrap(shown.Circumstances, 13), shown.Answer.Notes.Select(note => words.OfList("CL_NOTE", note)).Concat(picture.LeftOut)
            .Append(shown.Citation).SelectMany(line => Wrap(line, 11)).ToList());
        var head = Margin + title.Count * 25 + under.Count * 19 + 14;
        var whole = new Drawing(drawing.Width + 2 * Margin, head + drawing.Height + 22 + foot.Count * 16 + Margin);
        whole.Rect(0, 0, whole.Width, whole.Height, "paper", Look.Paper);
        var y = Margin;
        foreach (var line in title)
            whole.Text(Margin, (y += 25) - 8, line, size: 19, bold: true);
        foreach (var line in under)
            whole.Text(Margin, (y += 19) - 5, line, "ct-2");
        whole.Place(drawing, Margin, head);
        y = head + drawing.Height + 14;
        foreach (var line in foot)
            whole.Text(Margin, y += 16, line, "ct-2", size: 11);
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Drawing.N(whole.Width)} {Drawing.N(whole.Height)}" width="{Drawing.N(whole.Width)}" height="{Drawing.N(whole.Height)}" direction="ltr" font-family="'Noto Sans Variable', 'Noto Sans', 'Noto Naskh Arabic', sans-serif"><title>{Drawing.Escape(shown.Title)}</title>{whole}</svg>
            """;
    }

    /// <summary>Lines of whole words; an address that is longer than a line is broken where it must.</summary>
    static List<string> Wrap(string text, double size)
    {
        var (lines, room) = (new List<string> { "" }, (int)(Pictures.Wide / (size * 0.58)));
        foreach (var word in text.Split(' ').SelectMany(word => word.Chunk(room)).Select(part => new string(part)))
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= room)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        return lines;
    }
}
