namespace Pana.Insight.Explorer.Charts;

/// <summary>
/// How series are told apart: by colour, by the form of their points and by the dash of their line, so that nobody needs the colour. The colours are for a
/// picture on its own paper; on a page the style sheet puts those of its scheme in their place (classes <c>s0</c> to <c>s7</c>).
/// </summary>
internal static class Look
{
    public const int Count = 8;

    public const string Paper = "#ffffff", Ink = "#1f2933", Pale = "#52606d", Line = "#cfd6dc", Land = "#eceff1";

    static readonly string[] Colours = ["#0072b2", "#c24e00", "#007a58", "#a8447e", "#7d6200", "#2a7fb8", "#3a3a3a", "#8a5a44"],
        Dashes = ["", "7 3", "2 3", "10 3 2 3", "", "7 3", "2 3", "10 3 2 3"];

    /// <summary>Each within a square of ten around its middle.</summary>
    static readonly string[] Points =
    [
        "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z", "M-3.5,-3.5h7v7h-7Z", "M0,-4.5L4.5,3.5H-4.5Z", "M0,-5L5,0L0,5L-5,0Z",
        "M0,4.5L4.5,-3.5H-4.5Z", "M-1.5,-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3Z", "M-4.5,-2L0,-5L4.5,-2L3,4H-3Z", "M-4,-4L0,-1.5L4,-4L1.5,0L4,4L0,1.5L-4,4L-1.5,0Z",
    ];

    public static string Colour(int series) => Colours[series % Count];

    public static string? Dash(int series) => Dashes[series % Count] is { Length: > 0 } dash ? dash : null;

    public static string Point(int series) => Points[series % Count];
}
