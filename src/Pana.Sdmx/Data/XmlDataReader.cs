using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;

namespace Pana.Sdmx;

/// <summary>Reads data specific to their structure (SDMX-ML 3.0 and 2.1) and generic data (2.1).</summary>
sealed class XmlDataReader(XmlReader xml, IReadOnlyList<DataLayout> layouts)
{
    readonly List<DataSetHead> _sets = [];
    /// <summary>What the header says, by the names that it gives: where a layout stands, and the dimension at the observations.</summary>
    readonly Dictionary<string, (int At, string? Alone)> _named = [];
    DataLayout _layout = layouts[0];
    string _name = "";
    string? _alone;
    int[] _set = [], _series = [], _places = [];
    double _value;
    bool _isGeneric, _isInSeries;

    public static async Task<DataReading> OpenAsync(Stream stream, IReadOnlyList<DataLayout> layouts, CancellationToken cancel)
    {
        var xml = XmlReader.Create(stream, new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, IgnoreComments = true });
        var reader = new XmlDataReader(xml, layouts);
        try
        {
            await xml.MoveToContentAsync();
            reader.Root();
        }
        catch (XmlException wrong)
        {
            throw Malformed.Of(wrong);
        }
        return new(layouts, reader._sets, reader.ReadAsync(cancel));
    }

    async IAsyncEnumerable<Observation> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        while (await NextAsync())
        {
            cancel.ThrowIfCancellationRequested();
            if (Take())
                yield return new(_places, _value, _sets.Count - 1);
        }
        xml.Dispose();
    }

    async ValueTask<bool> NextAsync()
    {
        try
        {
            return await xml.ReadAsync();
        }
        catch (XmlException wrong)
        {
            throw Malformed.Of(wrong);
        }
    }

    void Root() => _isGeneric = xml.LocalName switch
    {
        "StructureSpecificData" or "StructureSpecificTimeSeriesData" => false,
        "GenericData" or "GenericTimeSeriesData" => true,
        var other => throw Wrong(other, $"{other} is no message with data.", "not-this-message"),
    };

    /// <summary>True when an observation is whole.</summary>
    bool Take()
    {
        if (xml.NodeType == XmlNodeType.Text && _isUrn && SdmxUrn.TryParse(xml.Value.Trim(), out var urn))
            Refer(urn.Agency, urn.Id, $"{urn.Version}");
        _isUrn = false;
        if (xml.NodeType == XmlNodeType.EndElement)
            return End(xml.LocalName);
        if (xml.NodeType != XmlNodeType.Element)
            return false;
        var (name, isEmpty) = (xml.LocalName, xml.IsEmptyElement);
        switch (name)
        {
            case "Structure" when xml.GetAttribute("structureID") is { } id:
                _name = id;
                _named[id] = (layouts.Count == 1 ? 0 : -1, xml.GetAttribute("dimensionAtObservation") is { } dimension && dimension != DataQuery.AllDimensions ? dimension : null);
                break;
            case "StructureUsage" or "Structure" or "ProvisionAgreement" or "ProvisionAgrement" or "URN":
                _isUrn = true;
                break;
            case "Ref" when _sets.Count == 0 && xml.GetAttribute("agencyID") is { } agency && xml.GetAttribute("id") is { } id:
                Refer(agency, id, xml.GetAttribute("version"));
                break;
            case "DataSet":
                BeginSet();
                break;
            case "Group" or "Atts" or "Comp":
                throw Wrong(name, $"{name} is not read here: attributes stand with series and observations.");
            case "Series" when _sets.Count > 0:
                _isInSeries = true;
                _set.CopyTo(_series, 0);
                if (!_isGeneric)
                    Attributes(_series);
                break;
            case "Obs" when _sets.Count > 0:
                (_isInSeries ? _series : _set).CopyTo(_places, 0);
                (_value, _isInObservation) = (double.NaN, true);
                if (!_isGeneric)
                    Attributes(_places);
                break;
            case "Value" when _isGeneric && _sets.Count > 0:
                Set(_isInObservation ? _places : _isInSeries ? _series : _set, Required("id"), Required("value"));
                break;
            case "ObsDimension" when _isGeneric:
                Set(_places, xml.GetAttribute("id") ?? _alone ?? TimeDimension.Name, Required("value"));
                break;
            case "ObsValue" when _isGeneric:
                _value = DataReader.Value(Required("value"), Line, "Line");
                break;
        }
        return isEmpty && End(name);
    }

    bool _isUrn, _isInObservation;

    bool End(string name)
    {
        if (name == "Series")
            _isInSeries = false;
        if (name != "Obs" || !_isInObservation)
            return false;
        _isInObservation = false;
        if (_sets[^1].Action != DataAction.Delete)
            for (var i = 0; i < _layout.DimensionCount; i++)
                if (_places[i] < 0)
                    throw Wrong(_layout.Columns[i].Id, $"an observation has no {_layout.Columns[i].Id}.", "bad-value");
        return true;
    }

    void BeginSet()
    {
        string? Named(string name)
        {
            for (var has = xml.MoveToFirstAttribute(); has; has = xml.MoveToNextAttribute())
                if (xml.LocalName == name)
                {
                    var value = xml.Value;
                    xml.MoveToElement();
                    return value;
                }
            xml.MoveToElement();
            return null;
        }
        var action = Named("action") is { } word
            ? Enum.TryParse<DataAction>(word, out var parsed) ? parsed : throw Wrong("action", $"{word} is no action.", "bad-value") : DataAction.Information;
        var (at, alone) = Meant(Named("structureRef"));
        (_layout, _alone) = (layouts[at], alone);
        _sets.Add(new(action, DataReader.Moment(Named("validFromDate")), DataReader.Moment(Named("validToDate"))) { Structure = at });
        (_set, _series, _places) = ([.. Enumerable.Repeat(-1, _layout.Columns.Count)], new int[_layout.Columns.Count], new int[_layout.Columns.Count]);
        _isInSeries = _isInObservation = false;
        if (!_isGeneric)
            Attributes(_set);
    }

    /// <summary>Attributes of XML without a namespace are components; those with one say something about the message.</summary>
    void Attributes(int[] places)
    {
        for (var has = xml.MoveToFirstAttribute(); has; has = xml.MoveToNextAttribute())
            if (xml.NamespaceURI.Length == 0 && xml.Prefix.Length == 0)
                if (xml.LocalName == _layout.Measure.Id)
                    _value = DataReader.Value(xml.Value, Line, "Line");
                else if (xml.LocalName is not "REPORTING_YEAR_START_DAY" || _layout.IndexOf(xml.LocalName) >= 0)
                    Set(places, xml.LocalName, xml.Value);
        xml.MoveToElement();
    }

    void Set(int[] places, string name, string value)
    {
        var at = _layout.IndexOf(name);
        if (at < 0)
            throw new SdmxFormatException(SdmxError.At("unknown-column", name, name, $"Line {Line.ToString(CultureInfo.InvariantCulture)}: there is no component {name}.",
                Suggestions.Nearest(name, _layout.Columns.Select(column => column.Id)), Line));
        places[at] = value.Length == 0 ? -1 : DataReader.Place(_layout.Columns[at], value, Line, "Line");
    }

    /// <summary>The header says of what the data are that it has just named: under the flow or directly under its structure.</summary>
    void Refer(string agency, string id, string? version)
    {
        var at = DataReader.Find(layouts, agency, id, version);
        _named[_name] = (at < 0 ? throw DataReader.Other(layouts, $"{agency}:{id}", Line) : at, _named.GetValueOrDefault(_name).Alone);
    }

    /// <summary>Of what a data set is. Where there is one alone, nothing need be said.</summary>
    (int At, string? Alone) Meant(string? name)
    {
        if (name is null || !_named.TryGetValue(name, out var meant))
            meant = _named.Count == 1 ? _named.Values.Single() : (layouts.Count == 1 ? 0 : -1, null);
        return meant.At < 0 ? throw Wrong("structureRef", "a data set does not say of which structure it is.") : meant;
    }

    string Required(string attribute) => xml.GetAttribute(attribute) ?? throw Wrong(attribute, $"{xml.LocalName} has no {attribute}.");

    int Line => ((IXmlLineInfo)xml).LineNumber;

    SdmxFormatException Wrong(string where, string sentence, string name = "malformed") =>
        Malformed.At(Line, where, "", $"Line {Line.ToString(CultureInfo.InvariantCulture)}: {sentence}", name);
}
