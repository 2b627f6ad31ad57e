using Pana.Procedures.Editions;

namespace Pana.Casework.Papers;

/// <summary>A written paper: the sheet that the page shows, and the document that the printing browser is given, which needs nothing from outside.</summary>
internal static class PaperSheet
{
    public static string Of(FoundPaper found, PaperContent content) => Of(found.Kind, found.Template, content);

    public static string Of(Procedures.Paper kind, PaperTemplate template, PaperContent content) =>
        $"<article class=\"paper paper-{kind.Form.Format.ToString().ToLowerInvariant()}\" dir=\"ltr\" lang=\"{content.Languages[0]}\">{template.Write(content)}</article>";

    /// <param name="title">Of the kind of paper: the reader of a PDF shows it above the sheet.</param>
    public static string Document(string sheet, string language, string title) => $"""
        <!DOCTYPE html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
        <title>{PaperTemplate.Encode(title)}</title>
        <style>{PaperStyles.Whole}</style>
        </head>
        <body class="paper-print">{sheet}</body>
        </html>
        """;
}
