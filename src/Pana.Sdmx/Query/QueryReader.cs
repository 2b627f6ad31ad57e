namespace Pana.Sdmx;

/// <summary>Reads one question: paths here, parameters in <see cref="QueryParameters"/>.</summary>
sealed class QueryReader(string path, string query, DateTimeOffset now)
{
    static readonly string[] s_served = ["data", "availability", "schema", "structure"], s_others = ["metadata", "registration"];

    readonly List<SdmxError> _errors = [];
    readonly string[] _parts = [.. path.Trim('/').Split('/').Select(Uri.UnescapeDataString)];

    public Parsed<SdmxQuery> Read()
    {
        SdmxQuery? read = _parts[0] switch
        {
            "data" => Data(),
            "availability" => Availability(),
            "schema" => Schema(),
            "structure" => Structure(),
            _ => null,
        };
        if (read is null && s_others.Contains(_parts[0]))
            return SdmxError.At("resource-not-served", "path", _parts[0], $"This service has no {_parts[0]}.", null, 1, 501);
        if (read is null && _errors.Count == 0)
            return SdmxError.At("unknown-resource", "path", _parts[0], $"There is no resource {_parts[0]}: data, availability, schema and structure are served.",
                Suggestions.Nearest(_parts[0], s_served), 1, 404);
        return _errors.Count > 0 ? Parsed<SdmxQuery>.Wrong(_errors) : read!;
    }

    DataQuery Data()
    {
        AtMost(5, "data/{context}/{agencyID}/{resourceID}/{version}/{key}");
        var parameters = new QueryParameters(query, now, _errors, "c", "updatedAfter", "firstNObservations", "lastNObservations", "dimensionAtObservation", "attributes", "measures",
            "includeHistory", "offset", "limit", "sort", "asOf", "reportingYearStartDay", "format", "labels");
        var read = new DataQuery(Context(), Keys(), parameters.Filters)
        {
            UpdatedAfter = parameters.Time("updatedAfter"),
            FirstObservations = (int?)parameters.Number("firstNObservations", 1, int.MaxValue),
            LastObservations = (int?)parameters.Number("lastNObservations", 1, int.MaxValue),
            DimensionAtObservation = parameters.Identifier("dimensionAtObservation"),
            Attributes = parameters.List("attributes"),
            Measures = parameters.List("measures"),
            IncludeHistory = parameters.Boolean("includeHistory"),
            Offset = parameters.Number("offset", 0, long.MaxValue) ?? 0,
            Limit = parameters.Number("limit", 1, long.MaxValue),
            Sort = parameters.Sort(),
            AsOf = parameters.AsOf(),
            ReportingYearStart = parameters.YearStart(),
            Format = parameters.Format(),
            Labels = parameters.Labels(),
        };
        if (read.UpdatedAfter > (read.AsOf ?? now))
            _errors.Add(SdmxError.At("as-of-before-update", "updatedAfter", parameters.Text("updatedAfter")!, "Nothing can have changed after the time that is asked for."));
        return read;
    }

    AvailabilityQuery Availability()
    {
        AtMost(6, "availability/{context}/{agencyID}/{resourceID}/{version}/{key}/{componentID}");
        if (Part(1) == "*")
            _errors.Add(SdmxError.At("context-missing", "context", _parts.Length > 1 ? "*" : "", "Availability is of one context: dataflow, datastructure or provisionagreement.", "dataflow", 2));
        var parameters = new QueryParameters(query, now, _errors, "c", "mode", "references", "updatedAfter", "reportingYearStartDay", "format");
        return new(Context(), Keys(), Identifiers(6, "componentID", Identifier.IsName), parameters.Filters)
        {
            Mode = parameters.Word("mode", "exact", "available") == "available" ? AvailabilityMode.Available : AvailabilityMode.Exact,
            References = parameters.References("none", "all", "datastructure", "conceptscheme", "codelist", "dataproviderscheme", "dataflow", "valuelist"),
            UpdatedAfter = parameters.Time("updatedAfter"),
            ReportingYearStart = parameters.YearStart(),
            Format = parameters.Format(),
        };
    }

    SchemaQuery? Schema()
    {
        AtMost(4, "schema/{context}/{agencyID}/{resourceID}/{version}");
        var parameters = new QueryParameters(query, now, _errors, "dimensionAtObservation", "deletion", "asOf", "format");
        var type = Type(["datastructure", "metadatastructure", "dataflow", "metadataflow", "provisionagreement", "metadataprovisionagreement"], Part(1));
        if (_parts.Length < 4)
            _errors.Add(SdmxError.At("context-missing", "path", path, "A schema is of one artefact: schema/dataflow/AGENCY/ID/VERSION."));
        var (agency, id) = (One(2, "agencyID", Identifier.IsNestedName), One(3, "resourceID", Identifier.IsId));
        // The latest, where nothing is said: one schema answers, and not all.
        if (!VersionPattern.TryParse(Part(4) == "*" ? "~" : Part(4), out var version))
            BadVersion(Part(4), Part(4));
        return type is null || version is null ? null : new(type, agency, id, version)
        {
            DimensionAtObservation = parameters.Identifier("dimensionAtObservation"),
            ForDeletion = parameters.Boolean("deletion"),
            AsOf = parameters.AsOf(),
            Format = parameters.Format(),
        };
    }

    StructureQuery Structure()
    {
        AtMost(5, "structure/{structureType}/{agencyID}/{resourceID}/{version}/{itemID}");
        var type = Part(1) == "*" ? null : Type(ArtefactType.All.Select(each => each.Path), Part(1));
        var items = Identifiers(5, "itemID", text => text.Split('.').All(Identifier.IsId));
        if (items.Count > 0 && type is not null && !ArtefactType.ItemSchemes.Contains(type))
            _errors.Add(SdmxError.At("items-not-here", "itemID", Part(5), $"A {type} has no items that could be asked for."));
        var parameters = new QueryParameters(query, now, _errors, "references", "detail", "asOf", "format");
        return new(type, Identifiers(2, "agencyID", Identifier.IsNestedName), Identifiers(3, "resourceID", Identifier.IsId), Versions(4), items)
        {
            References = parameters.References(["none", "parents", "parentsandsiblings", "ancestors", "children", "descendants", "all", .. ArtefactType.All.Select(each => each.Path)]),
            Detail = Enum.Parse<StructureDetail>(parameters.Word("detail", [.. Enum.GetNames<StructureDetail>().Select(name => name.ToLowerInvariant())]) ?? "full", ignoreCase: true),
            AsOf = parameters.AsOf(),
            Format = parameters.Format(),
        };
    }

    string Part(int at) => at < _parts.Length && _parts[at].Length > 0 ? _parts[at] : "*";

    void AtMost(int parts, string form)
    {
        if (_parts.Length > parts + 1)
            _errors.Add(SdmxError.At("too-many-parts", "path", _parts[parts + 1], $"The path has {_parts.Length} parts, and {parts + 1} at most: {form}.", null, parts + 2));
    }

    DataContext Context()
    {
        var known = new[] { "datastructure", "dataflow", "provisionagreement" };
        ArtefactType[] types = Part(1) == "*" ? [] : [.. Part(1).Split(',').Select(word => Type(known, word)).OfType<ArtefactType>()];
        return new(types, Identifiers(2, "agencyID", Identifier.IsNestedName), Identifiers(3, "resourceID", Identifier.IsId), Versions(4));
    }

    ArtefactType? Type(IEnumerable<string> known, string word)
    {
        if (known.Contains(word))
            return ArtefactType.All.Single(type => type.Path == word);
        _errors.Add(SdmxError.At("unknown-type", "path", word, $"{word} is no kind of artefact that can stand here.", Suggestions.Nearest(word, known), 2));
        return null;
    }

    /// <summary>None for everything.</summary>
    List<string> Identifiers(int at, string where, Func<string, bool> isRight)
    {
        var read = new List<string>();
        var position = 1;
        foreach (var word in Part(at) == "*" ? [] : Part(at).Split(','))
        {
            if (word != "*" && !isRight(word))
                _errors.Add(SdmxError.At("bad-identifier", where, word, $"{(word.Length == 0 ? "Nothing" : word)} cannot be an identifier.", null, position));
            position += word.Length + 1;
            read.Add(word);
        }
        return read.Contains("*") ? [] : read;
    }

    string One(int at, string where, Func<string, bool> isRight)
    {
        if (at < _parts.Length && !isRight(_parts[at]))
            _errors.Add(SdmxError.At("bad-identifier", where, _parts[at], $"{_parts[at]} cannot be the identifier of one artefact.", null, 1));
        return Part(at);
    }

    List<VersionPattern> Versions(int at)
    {
        var read = new List<VersionPattern>();
        foreach (var word in Part(at) == "*" ? [] : Part(at).Split(','))
            if (VersionPattern.TryParse(word, out var pattern))
                read.Add(pattern);
            else
                BadVersion(word, Part(at));
        return read.Any(pattern => pattern == VersionPattern.All) ? [] : read;
    }

    void BadVersion(string word, string part) => _errors.Add(SdmxError.At("bad-version", "version", word,
        $"{word} is no version: 1.0.0, 1.2+.0, + (latest stable), ~ (latest) and * (all) are.", word is "latest" ? "~" : word is "all" ? "*" : null, 1 + part.IndexOf(word, StringComparison.Ordinal)));

    List<SeriesKey> Keys()
    {
        if (Part(5) is "*")
            return [];
        if (Part(5) is "all")
        {
            _errors.Add(SdmxError.At("older-parameter", "key", "all", "Older versions said all.", "*", 1));
            return [];
        }
        // A plus between codes and an empty place are of older versions; they mean the same here, and nothing else.
        return [.. Part(5).Split(',').Select(key => new SeriesKey(key, [.. key.Split('.').Select(place => (IReadOnlyList<string>)(place is "*" or "" ? [] : place.Split('+')))]))];
    }
}
