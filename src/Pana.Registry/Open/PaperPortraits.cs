using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Portraits;
using Pana.Storage;

namespace Pana.Registry.Open;

/// <summary>Pictures of a person that papers carry.</summary>
public enum PortraitKind
{
    /// <summary>35 : 45, the head between 70 and 80 of a hundred of the height (ICAO Doc 9303-3).</summary>
    Photo,
    Signature,
}

/// <summary>A picture as a paper carries it. Prints <c>•••</c>.</summary>
public sealed record PaperPicture(string MediaType, byte[] Content)
{
    public override string ToString() => "•••";
}

/// <summary>Photographs and signatures for the papers of another module.</summary>
public sealed class PaperPortraits
{
    readonly PortraitList _portraits;
    readonly FileVault _vault;

    internal PaperPortraits(PortraitList portraits, FileVault vault) => (_portraits, _vault) = (portraits, vault);

    /// <summary>Functions whose papers carry a photograph: they take it, look at it and set it aside.</summary>
    public static IReadOnlyList<Function> Takers { get; } = [Function.Migration, Function.Asylum, Function.Decision, Function.Appeal, Function.Social];

    /// <summary>
    /// The picture of a paper, as far as the official may see it: the last one before the paper was given, so that a newer one changes no given
    /// paper; where there was none, the first one after. Null where there is none. That the paper was read is the caller's to record.
    /// </summary>
    public async Task<PaperPicture?> OfPaperAsync(
        Officer officer, Guid person, PortraitKind kind, DateTimeOffset givenAt, CancellationToken cancel = default)
    {
        var fit = await (await _portraits.SeenAsync(officer, person, cancel)).Where(portrait => portrait.Kind == kind && portrait.SetAsideAt == null)
            .AsNoTracking().ToListAsync(cancel);
        // What was taken under another number of the person stands in only where their own has none.
        var chosen = fit.GroupBy(portrait => portrait.PersonId == person).OrderByDescending(own => own.Key).FirstOrDefault() is not { } own ? null
            : own.Where(portrait => portrait.AddedAt <= givenAt).MaxBy(portrait => portrait.AddedAt) ?? own.MinBy(portrait => portrait.AddedAt);
        if (chosen is null)
            return null;
        var file = await _vault.OpenAsync(chosen.Id, cancel);
        return file.IsRefused ? null : new(file.Value.MediaType, file.Value.Content);
    }
}
