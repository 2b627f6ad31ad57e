namespace Pana.Sdmx;

/// <summary>A remark for programs: not localised but for its texts.</summary>
public sealed record Annotation(string? Id = null, string? Title = null, string? Type = null, string? Value = null)
{
    public LocalText Texts { get; init; } = LocalText.None;
}

/// <summary>Something with a name inside an artefact.</summary>
public abstract record Item(string Id, LocalText Names)
{
    public LocalText Descriptions { get; init; } = LocalText.None;

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];
}

/// <summary>Structural metadata that an agency maintains under a version.</summary>
public abstract record Artefact(string Agency, string Id, SdmxVersion Version, LocalText Names)
{
    public LocalText Descriptions { get; init; } = LocalText.None;

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    public DateTimeOffset? ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Only the head of it is here (a stub); the whole is had by asking for it.</summary>
    public bool IsExternal { get; init; }

    public abstract ArtefactType Type { get; }

    public SdmxUrn Urn => SdmxUrn.Of(Type, Agency, Id, Version);

    /// <summary>What it refers to, artefacts and items.</summary>
    public virtual IEnumerable<SdmxUrn> References => [];

    /// <summary>Its head alone, with descriptions and annotations or without.</summary>
    public abstract Artefact Stub(bool complete);

    private protected T Head<T>(T bare, bool complete) where T : Artefact =>
        complete ? bare with { IsExternal = true } : bare with { IsExternal = true, Descriptions = LocalText.None, Annotations = [] };
}

/// <summary>An artefact that is a list of items.</summary>
public abstract record ItemScheme(string Agency, string Id, SdmxVersion Version, LocalText Names) : Artefact(Agency, Id, Version, Names)
{
    /// <summary>Some of its items are not here.</summary>
    public bool IsPartial { get; init; }

    /// <summary>All items, nested ones by their paths (<c>A.A1</c>).</summary>
    public abstract IEnumerable<(string Path, Item Item)> Items { get; }

    /// <summary>The same with these items alone (by path), and partial if any is missing then.</summary>
    public abstract ItemScheme Only(IReadOnlySet<string> paths);

    public SdmxUrn UrnOf(string path) => SdmxUrn.Of(Type, Agency, Id, Version, path);
}
