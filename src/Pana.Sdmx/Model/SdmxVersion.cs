using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pana.Sdmx;

/// <summary>
/// The version of one artefact: semantic (<c>2.3.1</c>, <c>2.3.1-draft.2</c>) or of the older form with one or two numbers (<c>1.0</c>).
/// Stable is a semantic version from 1.0.0 without extension (SDMX 3.0 section 6, 4.3).
/// </summary>
public sealed record SdmxVersion : IComparable<SdmxVersion>
{
    /// <summary>What organisation schemes have always and only.</summary>
    public static readonly SdmxVersion Legacy = Parse("1.0");

    public required int Major { get; init; }

    public int? Minor { get; init; }

    public int? Patch { get; init; }

    /// <summary>What stands behind the hyphen; null for none.</summary>
    public string? Extension { get; init; }

    public bool IsSemantic => Patch is not null;

    public bool IsStable => IsSemantic && Extension is null && Major > 0;

    internal int Parts => Patch is not null ? 3 : Minor is not null ? 2 : 1;

    /// <exception cref="FormatException">For a text that is no version: use <see cref="TryParse"/> for what somebody else wrote.</exception>
    public static SdmxVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException($"{text} is no version");

    public static bool TryParse(string text, [NotNullWhen(true)] out SdmxVersion? version)
    {
        version = null;
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        var extension = hyphen < 0 ? null : text[(hyphen + 1)..];
        var numbers = (hyphen < 0 ? text : text[..hyphen]).Split('.');
        if (numbers.Length is 0 or > 3 || extension is not null && (numbers.Length != 3 || !IsExtension(extension)))
            return false;
        var values = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            if (!TryNumber(numbers[i], out values[i]))
                return false;
        version = new() { Major = values[0], Minor = values.Length > 1 ? values[1] : null, Patch = values.Length > 2 ? values[2] : null, Extension = extension };
        return true;
    }

    public int CompareTo(SdmxVersion? other)
    {
        if (other is null)
            return 1;
        var order = (Major, Minor ?? 0, Patch ?? 0).CompareTo((other.Major, other.Minor ?? 0, other.Patch ?? 0));
        if (order == 0)
            order = Parts.CompareTo(other.Parts);
        return order != 0 ? order : CompareExtensions(Extension, other.Extension);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Major}{(Minor is null ? "" : $".{Minor}")}{(Patch is null ? "" : $".{Patch}")}{(Extension is null ? "" : $"-{Extension}")}");

    /// <summary>A number without leading zeros.</summary>
    internal static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');

    static bool IsExtension(string text) => text.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && (!part.All(char.IsAsciiDigit) || part.Length == 1 || part[0] != '0'));

    /// <summary>Precedence of semantic versioning: none stands above any, numbers below words.</summary>
    static int CompareExtensions(string? one, string? other)
    {
        if (one is null || other is null)
            return (one is null ? 1 : 0) - (other is null ? 1 : 0);
        var (left, right) = (one.Split('.'), other.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            bool isNumber = left[i].All(char.IsAsciiDigit), otherIsNumber = right[i].All(char.IsAsciiDigit);
            var order = isNumber && otherIsNumber ? (left[i].Length, left[i]).CompareTo((right[i].Length, right[i]))
                : isNumber != otherIsNumber ? (isNumber ? -1 : 1) : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
                return order;
        }
        return left.Length.CompareTo(right.Length);
    }
}
