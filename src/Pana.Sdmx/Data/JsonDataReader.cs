using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>Reads SDMX-JSON 2.0 (and 2.1) data whose structure stands before them.</summary>
sealed class JsonDataReader
{
    readonly JsonTokens _json;
    readonly List<DataSetHead> _sets = [];
    JsonDataStructure[] _structures = [];
    JsonDataStructure _structure = null!;
    int[] _set = [], _series = [], _places = [];
    double _value;

    JsonDataReader(JsonTokens json) => _json = json;

    public static async Task<DataReading> OpenAsync(Stream stream, IReadOnlyList<DataLayout> layouts, CancellationToken cancel)
    {
        var reader = new JsonDataReader(new(stream));
        await reader.FindStructuresAsync(layouts, cancel);
        return new(layouts.Count > 0 ? layouts : [.. reader._structures.Select(structure => structure.Layout)], reader._sets, reader.ReadAsync(cancel));
    }

    /// <summary>Up to the end of the structures; a message without data sets ends the search too.</summary>
    async Task FindStructuresAsync(IReadOnlyList<DataLayout> layouts, CancellationToken cancel)
    {
        await _json.ExpectAsync(JsonTokenType.StartObject, "The message", cancel);
        while (await IsInAsync("data", cancel) is { } name)
        {
            if (name != "data")
            {
                await _json.SkipAsync(cancel);
                continue;
            }
            await _json.ExpectAsync(JsonTokenType.StartObject, "data", cancel);
            while (await IsInAsync("structures", cancel) is { } part)
                switch (part)
                {
                    case "structures":
                        using (var structures = await _json.ValueAsync(cancel))
                            Use(structures.RootElement, layouts);
                        return;
                    case "structure":
                        throw _json.Wrong(part, "this is SDMX-JSON 1.0, which had one structure.", "not-this-message");
                    case "dataSets":
                        throw _json.Wrong(part, "the structures stand behind the data, and data are read as they come.");
                    default:
                        await _json.SkipAsync(cancel);
                        break;
                }
            break;
        }
        throw _json.Wrong("structures", "the message has no data with structures.", "not-this-message");
    }

    /// <summary>False at the end of a list.</summary>
    async ValueTask<bool> IsElementAsync(CancellationToken cancel)
    {
        await _json.NextAsync(cancel);
        return _json.Type != JsonTokenType.EndArray;
    }

    /// <summary>The name of the next property; null at the end of the object.</summary>
    async ValueTask<string?> IsInAsync(string where, CancellationToken cancel)
    {
        await _json.NextAsync(cancel);
        return _json.Type switch
        {
            JsonTokenType.PropertyName => _json.Text,
            JsonTokenType.EndObject => null,
            _ => throw _json.Wrong(where, $"{where} is not where it should be."),
        };
    }

    void Use(JsonElement structures, IReadOnlyList<DataLayout> layouts)
    {
        try
        {
            if (structures.GetArrayLength() == 0 && layouts.Count == 0)
                throw new SdmxFormatException(SdmxError.At("no-structure-yet", "structures", "", "The message is empty and does not say what its data would consist of."));
            _structures = [.. structures.EnumerateArray().Select((structure, at) => JsonDataStructure.Of(structure, at, layouts))];
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException)
        {
            throw new SdmxFormatException(SdmxError.At("malformed", "structures", "", $"Something in the structure is of the wrong kind. {wrong.Message}"), wrong);
        }
    }

    async IAsyncEnumerable<Observation> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        while (await IsInAsync("dataSets", cancel) is { } name)
        {
            if (name != "dataSets")
            {
                await _json.SkipAsync(cancel);
                continue;
            }
            await _json.ExpectAsync(JsonTokenType.StartArray, "dataSets", cancel);
            while (await IsElementAsync(cancel))
            {
                _json.Expect(JsonTokenType.StartObject, "A data set");
                await foreach (var observation in ReadSetAsync(cancel))
                    yield return observation;
            }
        }
        // The rest of the message must be whole too, or something was cut off.
        while (await IsInAsync("The message", cancel) is not null)
            await _json.SkipAsync(cancel);
    }

    async IAsyncEnumerable<Observation> ReadSetAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var began = false;
        _sets.Add(new());
        BeginSet(0);
        while (await IsInAsync("A data set", cancel) is { } name)
            switch (name)
            {
                case "action" or "validFrom" or "validTo":
                    await _json.NextAsync(cancel);
                    _sets[^1] = name switch
                    {
                        "action" => _sets[^1] with { Action = Enum.TryParse<DataAction>(_json.Text, out var action) ? action : throw _json.Wrong(name, $"{_json.Text} is no action.", "bad-value") },
                        "validFrom" => _sets[^1] with { From = DataReader.Moment(_json.Text) },
                        _ => _sets[^1] with { To = DataReader.Moment(_json.Text) },
                    };
                    break;
                case "structure":
                    await _json.ExpectAsync(JsonTokenType.Number, name, cancel);
                    if (!Utf8Parser.TryParse(_json.Raw, out int index, out var length) || length < _json.Raw.Length || (uint)index >= _structures.Length)
                        throw _json.Wrong(name, $"the message has no structure number {_json.Text}.");
                    BeginSet(began ? throw _json.Wrong(name, "what a data set consists of stands behind its data.") : index);
                    break;
                case "attributes":
                    if (began)
                        throw _json.Wrong(name, "the attributes of a data set stand behind its observations.");
                    began = true;
                    await AttributesAsync(_structure.SetAttributes, _set, name, cancel);
                    break;
                case "dimensionGroupAttributes":
                    await _json.NextAsync(cancel);
                    await _json.NextAsync(cancel);
                    if (_json.Type != JsonTokenType.EndObject)
                        throw _json.Wrong(name, "attributes by group are not read here: they stand with series and observations.");
                    break;
                case "series":
                    began = true;
                    await _json.ExpectAsync(JsonTokenType.StartObject, name, cancel);
                    while (await IsInAsync(name, cancel) is not null)
                    {
                        _set.CopyTo(_series, 0);
                        Key(_structure.Series, _series);
                        await _json.ExpectAsync(JsonTokenType.StartObject, "A series", cancel);
                        var seen = false;
                        while (await IsInAsync("A series", cancel) is { } part)
                            if (part == "observations")
                            {
                                seen = true;
                                await _json.ExpectAsync(JsonTokenType.StartObject, part, cancel);
                                while (await ObservationAsync(_series, cancel))
                                    yield return new(_places, _value, _sets.Count - 1);
                            }
                            else if (part == "attributes")
                                await AttributesAsync(_structure.SeriesAttributes, _series, seen ? throw _json.Wrong(part, "the attributes of a series stand behind its observations.") : part, cancel);
                            else
                                await _json.SkipAsync(cancel);
                    }
                    break;
                case "observations":
                    began = true;
                    await _json.ExpectAsync(JsonTokenType.StartObject, name, cancel);
                    while (await ObservationAsync(_set, cancel))
                        yield return new(_places, _value, _sets.Count - 1);
                    break;
                default:
                    await _json.SkipAsync(cancel);
                    break;
            }
    }

    void BeginSet(int at)
    {
        if (at >= _structures.Length)
            throw _json.Wrong("structure", "the message has a data set and no structure.");
        _structure = _structures[at];
        _sets[^1] = _sets[^1] with { Structure = _structure.At };
        (_set, _series, _places) = ([.. _structure.Alone], new int[_structure.Alone.Length], new int[_structure.Alone.Length]);
        foreach (var attribute in _structure.SetAttributes.Concat(_structure.SeriesAttributes))
            _set[attribute.Column] = attribute.Default;
    }

    /// <summary>False at the end of the observations.</summary>
    async ValueTask<bool> ObservationAsync(int[] from, CancellationToken cancel)
    {
        await _json.NextAsync(cancel);
        if (_json.Type == JsonTokenType.EndObject)
            return false;
        _json.Expect(JsonTokenType.PropertyName, "observations");
        from.CopyTo(_places, 0);
        Key(_structure.Observation, _places);
        await _json.ExpectAsync(JsonTokenType.StartArray, "An observation", cancel);
        _value = double.NaN;
        var at = 0;
        for (; await IsElementAsync(cancel); at++)
            if (at < _structure.MeasureCount)
                _value = _json.Type switch
                {
                    JsonTokenType.Null => double.NaN,
                    JsonTokenType.Number => Utf8Parser.TryParse(_json.Raw, out double number, out _) ? number : double.NaN,
                    JsonTokenType.String => DataReader.Value(_json.Text, _json.Position, "Byte"),
                    _ => throw _json.Wrong(Measure.Name, "an observation is no number.", "bad-number"),
                };
            else
                Attribute(_structure.ObservationAttributes, at - _structure.MeasureCount, _places);
        // What is left out at the end has its default.
        for (var i = Math.Max(0, at - _structure.MeasureCount); i < _structure.ObservationAttributes.Length; i++)
            if (_structure.ObservationAttributes[i] is { Default: >= 0 } attribute)
                _places[attribute.Column] = attribute.Default;
        return true;
    }

    async ValueTask AttributesAsync(JsonDataStructure.Part[] attributes, int[] places, string where, CancellationToken cancel)
    {
        await _json.ExpectAsync(JsonTokenType.StartArray, where, cancel);
        for (var at = 0; await IsElementAsync(cancel); at++)
            Attribute(attributes, at, places);
    }

    /// <summary>Behind the attributes of an observation its annotations may stand; they are passed over.</summary>
    void Attribute(JsonDataStructure.Part[] attributes, int at, int[] places)
    {
        if (_json.Type is JsonTokenType.StartArray or JsonTokenType.StartObject)
            throw _json.Wrong("attributes", "an attribute has several values or languages, which is not read here.", "several-values");
        if (at >= attributes.Length)
            return;
        var attribute = attributes[at];
        if (_json.Type == JsonTokenType.Null)
            places[attribute.Column] = -1;
        else if (attribute.Places is { } listed && _json.Type == JsonTokenType.Number && Utf8Parser.TryParse(_json.Raw, out int index, out var length) && length == _json.Raw.Length)
            places[attribute.Column] = (uint)index < listed.Length ? listed[index] : throw Beyond(_structure.Layout.Columns[attribute.Column].Id, index);
        else
            places[attribute.Column] = DataReader.Place(_structure.Layout.Columns[attribute.Column], _json.Text, _json.Position, "Byte");
    }

    void Key(JsonDataStructure.Part[] dimensions, int[] places)
    {
        var key = _json.Raw;
        foreach (var dimension in dimensions)
        {
            if (!Utf8Parser.TryParse(key, out int index, out var length) || length < key.Length && key[length] != ':')
                throw _json.Wrong("key", $"{_json.Text} is no key of {dimensions.Length.ToString(CultureInfo.InvariantCulture)} numbers.");
            places[dimension.Column] = (uint)index < dimension.Places!.Length ? dimension.Places[index] : throw Beyond(_structure.Layout.Columns[dimension.Column].Id, index);
            key = key[Math.Min(length + 1, key.Length)..];
        }
        if (key.Length > 0)
            throw _json.Wrong("key", $"{_json.Text} is no key of {dimensions.Length.ToString(CultureInfo.InvariantCulture)} numbers.");
    }

    SdmxFormatException Beyond(string component, int index) => _json.Wrong(component, $"{component} has no value number {index.ToString(CultureInfo.InvariantCulture)}.", "unknown-code");
}
