using System.Globalization;
using Pana.Kernel;

namespace Pana.Screens;

/// <summary>
/// What every block on a page needs to know about the request: the language, the node, who sits in front of it. One per
/// request; the host fills it before a page is rendered.
/// </summary>
public sealed class ScreenContext
{
    /// <summary>The sentences of the platform with the edition's own laid over them.</summary>
    public Labels Labels { get; set; } = new();

    public Language Language { get; set; } = Language.Russian;

    /// <summary>Country and place, as in “Таджикистан · Душанбе”.</summary>
    public string NodeName { get; set; } = "";

    /// <summary>The official's name; null on pages without a sign-in.</summary>
    public string? UserName { get; set; }

    /// <summary>The official's function in words.</summary>
    public string? RoleWords { get; set; }

    /// <summary>Where this official works, by function; the header shows at most six.</summary>
    public IReadOnlyList<Place> Places { get; set; } = [];

    /// <summary>Where the search form posts, null when this function has no search. Posted, since names stay out of addresses.</summary>
    public string? SearchAddress { get; set; }

    /// <summary>Telephone of the duty officer of the asylum authority; stands on every screen when set.</summary>
    public string? DutyNumber { get; set; }

    public bool IsDemo { get; set; }

    /// <summary>Whether the node works without its network at this moment.</summary>
    public bool IsOffline { get; set; }

    /// <summary>What everybody on this node must know now, for example that an older edition runs; null when all is well.</summary>
    public string? Alarm { get; set; }

    /// <summary>Nonce of the content-security policy for the rare host that needs one; the blocks need none.</summary>
    public string? CspNonce { get; set; }

    /// <summary>The hidden field that every posted form carries.</summary>
    public FormToken? Token { get; set; }

    /// <summary>Path and query of the page, so that changing the language returns to it.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Languages offered in the header.</summary>
    public IReadOnlyList<Language> Languages { get; set; } = Language.All;

    /// <summary>The node's time zone; times are stored in UTC and shown in this one.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>A harmless page that the quick exit opens instead of ours.</summary>
    public string ExitAddress { get; set; } = "https://www.google.com/";

    /// <summary>Changes whenever styles or scripts change, so that browsers may keep them for long.</summary>
    public string AssetVersion { get; set; } = "0";

    public string Direction => Language.RightToLeft ? "rtl" : "ltr";

    public string this[string key] => Labels.Text(Language.Code, key);

    public string this[string key, params (string Name, string Value)[] with] =>
        Labels.Text(Language.Code, key, with.ToDictionary(pair => pair.Name, pair => pair.Value));

    /// <summary>Whether the sentence exists in this language or in one it falls back to.</summary>
    public bool Has(string key) =>
        Labels.Has(Language.Code, key) || Labels.Has("ru", key) || Labels.Has("en", key);

    /// <summary>
    /// A counted noun: <c>key.one</c>, <c>key.few</c>, <c>key.many</c>, <c>key.other</c> by the plural rules of the language
    /// (Unicode CLDR), with <c>{n}</c> filled.
    /// </summary>
    public string Count(string key, long n)
    {
        var form = $"{key}.{Plural.Form(Language.Code, n)}";
        return this[Labels.Has(Language.Code, form) ? form : $"{key}.other", ("n", Number(n))];
    }

    /// <summary>Digits in groups of three, as people write them in the region: 12 345.</summary>
    public string Number(long n) => n.ToString("#,0", Grouped);

    /// <summary>A day in the order the whole region writes it: 02.06.1996.</summary>
    public string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public string Day(DateTimeOffset moment) => Local(moment).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public string Moment(DateTimeOffset moment) =>
        Local(moment).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Sources of law in the reader's language.</summary>
    public string Citation(string sources) => Labels.Citation(Language.Code, sources);

    /// <summary>Whether the page is in a language whose sentences wait for a speaker's reading; the footer says so.</summary>
    public bool IsUnreviewed => Labels.IsUnreviewed(Language.Code);

    DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZone);

    static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u00a0" };
}

/// <summary>A link of the header, with the number of things that wait there.</summary>
public sealed record Place(string Address, string Text, bool IsCurrent = false, int? Waiting = null);

/// <summary>Name and value of the antiforgery field.</summary>
public sealed record FormToken(string Name, string Value);
