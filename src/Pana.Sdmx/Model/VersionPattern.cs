using System.Diagnostics.CodeAnalysis;

namespace Pana.Sdmx;

/// <summary>How many of the versions that fit a pattern are meant.</summary>
public enum VersionChoice
{
    /// <summary>This one: <c>1.2.0</c>.</summary>
    Exact,
    /// <summary>The latest stable one: <c>+</c>, <c>2.3+.1</c>.</summary>
    LatestStable,
    /// <summary>The latest one, drafts and older forms too: <c>~</c>, <c>2.~.0</c>.</summary>
    Latest,
    /// <summary>All: <c>*</c>, <c>1*.0.0</c>.</summary>
    All,
}

/// <summary>
/// A version as a question or a reference says it. In <c>2.3+.1</c> the first number is fixed, the second may be 3 or more, and the whole is
/// 2.3.1 or later; <c>+</c> alone is <c>1+.0.0</c> (SDMX REST 2, querying versions).
/// </summary>
public sealed record VersionPattern
{
    public static readonly VersionPattern All = new() { Choice = VersionChoice.All, Text = "*" };

    public required VersionChoice Choice { get; init; }

    public required string Text { get; init; }

    /// <summary>The version itself, or the lowest that is meant; null where any form of version will do.</summary>
    public SdmxVersion? Lowest { get; init; }

    /// <summary>Which number may rise, from 0; all before it are fixed.</summary>
    int Rising { get; init; }

    public static VersionPattern Of(SdmxVersion version) => new() { Choice = VersionChoice.Exact, Text = version.ToString(), Lowest = version };

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionPattern? pattern)
    {
        pattern = null;
        if (SdmxVersion.TryParse(text, out var exact))
        {
            pattern = Of(exact) with { Text = text };
            return true;
        }
        var at = text.IndexOfAny(['+', '~', '*']);
        if (at < 0 || text.LastIndexOfAny(['+', '~', '*']) != at)
            return false;
        var choice = text[at] switch { '+' => VersionChoice.LatestStable, '~' => VersionChoice.Latest, _ => VersionChoice.All };
        if (text.Length == 1)
        {
            pattern = new() { Choice = choice, Text = text };
            return true;
        }
        var parts = text.Split('.');
        var rising = text[..at].Count(c => c == '.');
        var wild = parts[rising];
        var isBare = wild.Length == 1;
        // An operator alone means from 0; whatever stands behind it must be 0 then: 2.+.0 and not 2.+.1.
        parts[rising] = isBare ? "0" : wild.EndsWith(text[at]) ? wild[..^1] : "?";
        if (parts.Length is < 2 or > 3 || !SdmxVersion.TryParse(string.Join('.', parts), out var lowest) || lowest.Extension is not null || isBare && parts[(rising + 1)..].Any(part => part != "0"))
            return false;
        if (choice == VersionChoice.LatestStable && (parts.Length != 3 || lowest.Major == 0 && !(isBare && rising == 0)))
            return false;
        pattern = new() { Choice = choice, Text = text, Lowest = lowest, Rising = rising };
        return true;
    }

    public bool Fits(SdmxVersion version)
    {
        if (Choice == VersionChoice.Exact)
            return version == Lowest;
        if (Choice == VersionChoice.LatestStable && !version.IsStable)
            return false;
        if (Lowest is null)
            return true;
        return version.Parts == Lowest.Parts && (Rising < 1 || version.Major == Lowest.Major) && (Rising < 2 || version.Minor == Lowest.Minor)
            && (version.Major, version.Minor ?? 0, version.Patch ?? 0).CompareTo((Lowest.Major, Lowest.Minor ?? 0, Lowest.Patch ?? 0)) >= 0;
    }

    /// <summary>Those that are meant, of versions of one artefact.</summary>
    public IEnumerable<T> Choose<T>(IEnumerable<T> versions, Func<T, SdmxVersion> version)
    {
        var fitting = versions.Where(each => Fits(version(each)));
        return Choice is VersionChoice.Latest or VersionChoice.LatestStable ? fitting.OrderByDescending(version).Take(1) : fitting;
    }

    public override string ToString() => Text;
}
