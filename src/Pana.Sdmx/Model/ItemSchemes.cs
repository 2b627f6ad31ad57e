namespace Pana.Sdmx;

public sealed record Code(string Id, LocalText Names) : Item(Id, Names)
{
    /// <summary>The code in the same list that this one is a part of.</summary>
    public string? Parent { get; init; }
}

public sealed record Codelist(string Agency, string Id, SdmxVersion Version, LocalText Names, IReadOnlyList<Code> Codes) : ItemScheme(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.Codelist;

    public override IEnumerable<(string Path, Item Item)> Items => Codes.Select(code => (code.Id, (Item)code));

    public override Artefact Stub(bool complete) => Head(this with { Codes = [] }, complete);

    public override ItemScheme Only(IReadOnlySet<string> paths)
    {
        Code[] kept = [.. Codes.Where(code => paths.Contains(code.Id))];
        return this with { Codes = kept, IsPartial = IsPartial || kept.Length < Codes.Count };
    }
}

public sealed record Concept(string Id, LocalText Names) : Item(Id, Names)
{
    public string? Parent { get; init; }

    /// <summary>How its values are written where a structure does not say otherwise.</summary>
    public Representation? Representation { get; init; }
}

public sealed record ConceptScheme(string Agency, string Id, SdmxVersion Version, LocalText Names, IReadOnlyList<Concept> Concepts) : ItemScheme(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.ConceptScheme;

    public override IEnumerable<(string Path, Item Item)> Items => Concepts.Select(concept => (concept.Id, (Item)concept));

    public override IEnumerable<SdmxUrn> References => Concepts.Select(concept => concept.Representation?.Codelist).OfType<SdmxUrn>();

    public override Artefact Stub(bool complete) => Head(this with { Concepts = [] }, complete);

    public override ItemScheme Only(IReadOnlySet<string> paths)
    {
        Concept[] kept = [.. Concepts.Where(concept => paths.Contains(concept.Id))];
        return this with { Concepts = kept, IsPartial = IsPartial || kept.Length < Concepts.Count };
    }
}

public sealed record Category(string Id, LocalText Names) : Item(Id, Names)
{
    public IReadOnlyList<Category> Categories { get; init; } = [];
}

public sealed record CategoryScheme(string Agency, string Id, SdmxVersion Version, LocalText Names, IReadOnlyList<Category> Categories) : ItemScheme(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.CategoryScheme;

    public override IEnumerable<(string Path, Item Item)> Items => Nested("", Categories);

    public override Artefact Stub(bool complete) => Head(this with { Categories = [] }, complete);

    /// <summary>A category stays with all above it.</summary>
    public override ItemScheme Only(IReadOnlySet<string> paths)
    {
        var kept = Kept("", Categories, paths);
        var whole = Nested("", Categories).Count();
        return this with { Categories = kept, IsPartial = IsPartial || Nested("", kept).Count() < whole };
    }

    static IEnumerable<(string, Item)> Nested(string above, IEnumerable<Category> categories) =>
        categories.SelectMany(category => Nested($"{above}{category.Id}.", category.Categories).Prepend(($"{above}{category.Id}", category)));

    static Category[] Kept(string above, IEnumerable<Category> categories, IReadOnlySet<string> paths) =>
        [.. from category in categories
            let path = above + category.Id
            let below = Kept($"{path}.", category.Categories, paths)
            where below.Length > 0 || paths.Contains(path)
            select category with { Categories = below }];
}

public sealed record Agency(string Id, LocalText Names) : Item(Id, Names);

/// <summary>Always <c>AGENCIES(1.0)</c>: organisation schemes have no version of their own.</summary>
public sealed record AgencyScheme(string Agency, LocalText Names, IReadOnlyList<Agency> Agencies) : ItemScheme(Agency, "AGENCIES", SdmxVersion.Legacy, Names)
{
    public override ArtefactType Type => ArtefactType.AgencyScheme;

    public override IEnumerable<(string Path, Item Item)> Items => Agencies.Select(agency => (agency.Id, (Item)agency));

    public override Artefact Stub(bool complete) => Head(this with { Agencies = [] }, complete);

    public override ItemScheme Only(IReadOnlySet<string> paths)
    {
        Agency[] kept = [.. Agencies.Where(agency => paths.Contains(agency.Id))];
        return this with { Agencies = kept, IsPartial = IsPartial || kept.Length < Agencies.Count };
    }
}

public sealed record DataProvider(string Id, LocalText Names) : Item(Id, Names);

/// <summary>Always <c>DATA_PROVIDERS(1.0)</c>.</summary>
public sealed record DataProviderScheme(string Agency, LocalText Names, IReadOnlyList<DataProvider> Providers) : ItemScheme(Agency, "DATA_PROVIDERS", SdmxVersion.Legacy, Names)
{
    public override ArtefactType Type => ArtefactType.DataProviderScheme;

    public override IEnumerable<(string Path, Item Item)> Items => Providers.Select(provider => (provider.Id, (Item)provider));

    public override Artefact Stub(bool complete) => Head(this with { Providers = [] }, complete);

    public override ItemScheme Only(IReadOnlySet<string> paths)
    {
        DataProvider[] kept = [.. Providers.Where(provider => paths.Contains(provider.Id))];
        return this with { Providers = kept, IsPartial = IsPartial || kept.Length < Providers.Count };
    }
}
