namespace Pana.Access.SignIn;

/// <summary>
/// Which browser on which system, out of what a browser says of itself: enough to tell one's own sessions apart. Anybody can send anything there, so
/// nothing is decided by it, and the text itself is shown to nobody.
/// </summary>
internal static class ClientWords
{
    /// <summary>Most browsers also claim to be those below them here.</summary>
    static readonly (string Sign, string Name)[] Browsers =
    [
        ("YaBrowser/", "yandex"), ("Edg", "edge"), ("OPR/", "opera"), ("SamsungBrowser/", "samsung"), ("Firefox/", "firefox"), ("FxiOS/", "firefox"),
        ("CriOS/", "chrome"), ("Chrome/", "chrome"), ("Safari/", "safari"),
    ];

    static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("CrOS", "chromeos"), ("Windows", "windows"), ("Macintosh", "macos"),
        ("Linux", "linux"),
    ];

    /// <summary>Names of labels (<c>access.client.NAME</c>), null for what is not known.</summary>
    public static (string? Browser, string? System) Read(string client) => (First(Browsers, client), First(Systems, client));

    static string? First((string Sign, string Name)[] known, string client) =>
        known.FirstOrDefault(each => client.Contains(each.Sign, StringComparison.Ordinal)).Name;
}
