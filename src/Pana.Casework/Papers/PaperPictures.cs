using System.Collections.Immutable;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Papers;

/// <summary>What the program draws on a paper itself. Every word in it is encoded.</summary>
internal static class PaperPictures
{
    /// <summary>The portrait of 35 × 45 mm, 26 × 33.4 mm on a card; an empty frame where there is none.</summary>
    public static string Photo(PaperContent content, PaperPicture? picture) => picture is null
        ? $"<div class=\"paper-photo\" role=\"img\" aria-label=\"{Label(content, "photo")}\"></div>"
        : $"<div class=\"paper-photo\">{Image(picture, Label(content, "photo-of-holder"))}</div>";

    public static string Signature(PaperContent content, PaperPicture picture) => $"<div class=\"paper-signature\">{Image(picture, Label(content, "holder"))}</div>";

    static string Image(PaperPicture picture, string said) => $"<img src=\"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content)}\" alt=\"{said}\" />";

    static string Label(PaperContent content, string key) => PaperTemplate.Encode(content.Label(content.Languages[0], PaperTemplate.LabelPrefix + key));

    /// <summary>The visible digital seal as a QR code (docs/protocols/seal.md); black on white whatever the page is.</summary>
    public static string Seal(PaperContent content, string text)
    {
        var (path, size) = QrPath.Of(text);
        return $"<svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{Label(content, "seal")}\" shape-rendering=\"crispEdges\">"
            + $"<rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>";
    }

    public static string Zone(IReadOnlyList<string> lines) =>
        $"<div class=\"paper-zone\">{string.Concat(lines.Select(line => $"<p dir=\"ltr\">{PaperTemplate.Encode(line)}</p>"))}</div>";

    /// <summary>The same to the holder in the language that they read; null where the paper is in it already or nobody has written the words.</summary>
    public static string? Own(Labels labels, Paper kind, Language? language, ImmutableArray<string> paper)
    {
        if (language is null || paper.Contains(language.Code))
            return null;
        var sentences = Sentences(kind.Kind).Where(key => labels.Has(language.Code, key)).Select(key => labels.Text(language.Code, key)).ToList();
        return sentences.Count == 0 ? null
            : $"<div class=\"paper-own\" lang=\"{language.Code}\" dir=\"{(language.RightToLeft ? "rtl" : "ltr")}\">"
                + $"{string.Concat(sentences.Select(sentence => $"<p>{PaperTemplate.Encode(sentence)}</p>"))}</div>";
    }

    static string[] Sentences(string kind) => kind switch
    {
        "arrival-slip" => ["leaflet.slip.title", "leaflet.slip.keep", "leaflet.help", "leaflet.right.free"],
        "leaflet-receipt" => ["paper-form.own.receipt"],
        _ => ["paper-form.own.certificate", "paper-form.own.renew"],
    };
}
