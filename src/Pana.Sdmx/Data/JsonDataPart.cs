using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>One structure of a JSON message that is written: which values it lists, and how observations point at them.</summary>
sealed class JsonDataPart
{
    readonly int[] _listed;

    public JsonDataPart(Presentation presentation)
    {
        Presentation = presentation;
        var layout = presentation.Layout;
        _listed = [.. layout.Columns.Select(column => column.Values.Count)];
        Values = [.. layout.Columns.Select((column, at) => new EncodedValues(column, IsListed(at) ? Index(at) : Text, "null"u8.ToArray()))];
        IsEmpty = Enumerable.Range(0, layout.DimensionCount).Any(column => !Used(column).Any());
    }

    public Presentation Presentation { get; }

    /// <summary>For each column what its values are in this message: indices, or the texts themselves.</summary>
    public EncodedValues[] Values { get; }

    /// <summary>A message must list a value of each dimension; where there is none there can be no observation either.</summary>
    public bool IsEmpty { get; }

    /// <summary>Where it stands among the structures of the message.</summary>
    public int At { get; set; }

    /// <summary>Where its data sets stand in the message.</summary>
    public List<int> Sets { get; } = [];

    /// <summary>Dimensions are listed and coded attributes are; texts stand where they belong, since nobody knows them beforehand.</summary>
    public bool IsListed(int column) => column < Presentation.Layout.DimensionCount || Presentation.Layout.Columns[column].IsCoded && Used(column).Any();

    public IEnumerable<int> Used(int column) => Enumerable.Range(0, _listed[column]).Where(place => Presentation.Usage?.Has(column, place) != false);

    Func<DataValue, byte[]> Index(int at)
    {
        var column = Presentation.Layout.Columns[at];
        var indices = Used(at).Select((place, index) => (place, index)).ToDictionary(each => each.place, each => each.index);
        return value => indices.TryGetValue(column.Find(value.Id), out var index) ? Encoding.UTF8.GetBytes(index.ToString(CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{value.Id} was no value of {column.Id} when the message began.");
    }

    static byte[] Text(DataValue value) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(value.Id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
