namespace Pana.Screens;

/// <summary>Our own line drawings on a square of 24, stroked, not filled. Plain things that people know across the region.</summary>
public static class Icons
{
    static readonly Dictionary<string, string> Paths = new()
    {
        ["search"] = "M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12M14.5 14.5L20 20",
        ["leave"] = "M13 4H5v16h8M10 12h10M16 8l4 4l-4 4",
        ["phone"] = "M6 3h3l2 5l-2.500 1.500a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3",
        ["offline"] = "M4 4l16 16M8.500 15.500a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.400M19 12a10 10 0 0 0-6-2.800M12 19.500v.1",
        ["info"] = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M12 11v6M12 7.500v.1",
        ["language"] = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
        ["clock"] = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M12 7v5l3.500 2",
        ["soon"] = "M7 3h10M7 21h10M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9",
        ["late"] = "M12 3L22 20H2ZM12 9v5M12 17v.1",
        ["done"] = "M4 12.500l5 5L20 6.500",
        ["paused"] = "M8 5v14M16 5v14",
        ["shield"] = "M12 3l8 3v6c0 5-3.500 8-8 9c-4.500-1-8-4-8-9V6Z",
        ["lock"] = "M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
        ["no"] = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M5.700 5.700l12.600 12.600",
        ["paper"] = "M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6",
        ["person"] = "M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M4 21c0-5 4-7 8-7s8 2 8 7",
        ["family"] = "M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M16.500 8a2.500 2.500 0 1 1 0 5a2.500 2.500 0 0 1 0-5M2 20c0-4 3-6 6-6s6 2 6 6M14 16c3-1.500 8 0 8 4",
        ["child"] = "M12 6a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0-7M6 21c0-4 3-5.500 6-5.500s6 1.500 6 5.500",
        ["referral"] = "M3 12h14M12 6l6 6l-6 6M21 5v14",
        ["copy"] = "M8 8h12v12H8ZM16 8V4H4v12h4",
        ["print"] = "M7 9V4h10v5M7 16H4V9h16v7h-3M7 14h10v6H7Z",
        ["export"] = "M12 3v12M7 10l5 5l5-5M4 20h16",
        ["edit"] = "M4 20l1-5L16 4l4 4L9 19Z",
        ["add"] = "M12 5v14M5 12h14",
        ["talk"] = "M4 5h16v11H10l-5 4v-4H4Z",
        ["health"] = "M9 4h6v5h5v6h-5v5H9v-5H4V9h5Z",
        ["home"] = "M4 12l8-8l8 8M6 10v10h12V10M10 20v-6h4v6",
        ["food"] = "M4 12h16a8 8 0 0 1-16 0M8 8c0-2 2-2 2-4M13 8c0-2 2-2 2-4M9 20h6",
        ["work"] = "M4 8h16v11H4ZM9 8V5h6v3M4 13h16",
        ["school"] = "M2 9l10-5l10 5l-10 5ZM6 11v5c3 3 9 3 12 0v-5M22 9v6",
        ["law"] = "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6ZM19 7l-3 7h6Z",
        ["place"] = "M12 21c-4-5-7-8-7-11.500a7 7 0 0 1 14 0C19 13 16 16 12 21M12 7.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 0 1 0-5",
        ["sound"] = "M4 9v6h4l5 4V5L8 9ZM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11",
        ["key"] = "M8 11a4 4 0 1 1 0 8a4 4 0 0 1 0-8M11 12l8-8M16 7l3 3M19 4l1 1",
        ["calendar"] = "M4 6h16v14H4ZM4 10h16M8 3v5M16 3v5",
        ["next"] = "M9 5l7 7l-7 7",
        ["help"] = "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M9 9.500a3 3 0 1 1 4 2.800c-.7.3-1 .8-1 1.700M12 17v.1",
        ["eye"] = "M2 12c5-8 15-8 20 0c-5 8-15 8-20 0M12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6",
    };

    public static IEnumerable<string> Names => Paths.Keys;

    internal static string Path(string name) => Paths.TryGetValue(name, out var path) ? path : Paths["info"];
}
