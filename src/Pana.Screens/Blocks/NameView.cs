namespace Pana.Screens;

/// <summary>A name by the person's own custom; every part but the given name may be missing.</summary>
public sealed record NameView(string Given = "", string Father = "", string Family = "", string Other = "")
{
    /// <summary>BCP 47 code of the script and language in which it is written.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<TransliterationView> Transliterations { get; init; } = [];
}

/// <param name="Script">ISO 15924: <c>Latn</c>, <c>Cyrl</c>.</param>
/// <param name="Source"><c>proposed</c>, <c>document</c> or <c>person</c>.</param>
public sealed record TransliterationView(string Script, string Text, string Source);
