using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>The grammar of SDMX REST 2.2, one line a case: what a question means, in words.</summary>
public class A_question
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("data", "any any any any")]
    [InlineData("/data/", "any any any any")]
    [InlineData("data/*/*/*/*/*", "any any any any")]
    [InlineData("data/dataflow", "dataflow any any any")]
    [InlineData("data/dataflow/AP/DF_STOCK", "dataflow AP DF_STOCK any")]
    [InlineData("data/dataflow,provisionagreement/AP,OECD.WISE/DF_STOCK,DSD@DF/1.0.0,2+.0.0", "dataflow,provisionagreement AP,OECD.WISE DF_STOCK,DSD@DF 1.0.0,2+.0.0")]
    [InlineData("data/datastructure/*/DSD_STOCK/~", "datastructure any DSD_STOCK ~")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ.F.Y0T4", "dataflow AP DF_STOCK + | KAZ F Y0T4")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ.*.Y0T4", "dataflow AP DF_STOCK + | KAZ any Y0T4")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ", "dataflow AP DF_STOCK + | KAZ")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/*.F", "dataflow AP DF_STOCK + | any F")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ.F,UZB.M.Y0T4", "dataflow AP DF_STOCK + | KAZ F | UZB M Y0T4")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ.F%2CUZB.M", "dataflow AP DF_STOCK + | KAZ F | UZB M")]
    [InlineData("data/dataflow/AP/DF_STOCK/+/KAZ+UZB..Y0T4", "dataflow AP DF_STOCK + | KAZ+UZB any Y0T4")]
    [InlineData("data/dataflow/AP/DF_STOCK/%2B", "dataflow AP DF_STOCK +")]
    public void for_data_names_context_and_keys(string path, string meant)
    {
        var query = Read<DataQuery>(path);
        Assert.Equal(meant, $"{Context(query.Context)}{string.Concat(query.Keys.Select(key => $" | {string.Join(' ', key.Positions.Select(place => Or(place, '+')))}"))}");
    }

    [Theory]
    [InlineData("c[SEX]=F", "SEX: Equal F")]
    [InlineData("c%5BSEX%5D=F", "SEX: Equal F")]
    [InlineData("c[SEX]=F,M", "SEX: Equal F or Equal M")]
    [InlineData("c[A]=X,Y+Z", "A: Equal X or Equal Y and Equal Z")]
    [InlineData("c[TIME_PERIOD]=ge:2020-01+le:2020-12", "TIME_PERIOD: GreaterOrEqual 2020-01 and LessOrEqual 2020-12")]
    [InlineData("c[TIME_PERIOD]=ge:2020-01%2Ble:2020-12", "TIME_PERIOD: GreaterOrEqual 2020-01 and LessOrEqual 2020-12")]
    [InlineData("c[TIME_PERIOD]=ge:2020+le:2021,ge:2023+lt:2024", "TIME_PERIOD: GreaterOrEqual 2020 and LessOrEqual 2021 or GreaterOrEqual 2023 and Less 2024")]
    [InlineData("c[OBS_VALUE]=gt:10.5", "OBS_VALUE: Greater 10.5")]
    [InlineData("c[A]=ne:B+ne:C", "A: NotEqual B and NotEqual C")]
    [InlineData("c[TITLE]=co:euro", "TITLE: Contains euro")]
    [InlineData("c[TITLE]=nc:euro", "TITLE: NotContains euro")]
    [InlineData("c[TITLE]=sw:The%20", "TITLE: StartsWith The ")]
    [InlineData("c[TITLE]=ew:end", "TITLE: EndsWith end")]
    [InlineData("c[A]=eq:X&c[B]=Y", "A: Equal X; B: Equal Y")]
    [InlineData("c[TIME_PERIOD]=2009-05-15T14:15:00", "TIME_PERIOD: Equal 2009-05-15T14:15:00")]
    public void for_data_filters_by_components(string query, string meant) => Assert.Equal(meant, string.Join("; ", Read<DataQuery>("data", query).Filters.Select(filter =>
        $"{filter.Component}: {string.Join(" or ", filter.AnyOf.Select(group => string.Join(" and ", group.Select(condition => $"{condition.Operator} {condition.Value}"))))}")));

    [Fact]
    public void for_data_takes_every_parameter()
    {
        var query = Read<DataQuery>("data/dataflow/AP/DF_STOCK", "updatedAfter=2025-05-15T14:15:00+01:00&firstNObservations=1&lastNObservations=2&dimensionAtObservation=SEX&attributes=OBS_STATUS,series"
            + "&measures=none&includeHistory=true&offset=10&limit=20&sort=SEX:desc+TIME_PERIOD&asOf=2026-01-01T00:00:00Z&reportingYearStartDay=--07-01&format=csv&labels=both");
        Assert.Equal(new DateTimeOffset(2025, 5, 15, 14, 15, 0, TimeSpan.FromHours(1)), query.UpdatedAfter);
        Assert.Equal((1, 2, "SEX", true, 10L, 20L), (query.FirstObservations, query.LastObservations, query.DimensionAtObservation, query.IncludeHistory, query.Offset, query.Limit));
        Assert.Equal(["OBS_STATUS", "series"], query.Attributes);
        Assert.Equal(["none"], query.Measures);
        Assert.Equal([new SortOrder("SEX", true), new SortOrder("TIME_PERIOD", false)], query.Sort);
        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), (7, 1), "csv", CsvLabels.Both), (query.AsOf, query.ReportingYearStart, query.Format, query.Labels));
    }

    [Theory]
    [InlineData("availability/dataflow", "", "dataflow any any any | any | Exact | ")]
    [InlineData("availability/dataflow/AP/DF_STOCK/*/KAZ.*/SEX,AGE", "mode=available&references=codelist,dataflow", "dataflow AP DF_STOCK any | SEX,AGE | Available | codelist,dataflow")]
    [InlineData("availability/provisionagreement/AP/PA/1.0.0/*/*", "references=all", "provisionagreement AP PA 1.0.0 | any | Exact | all")]
    public void for_availability_names_components(string path, string parameters, string meant)
    {
        var query = Read<AvailabilityQuery>(path, parameters);
        Assert.Equal(meant, $"{Context(query.Context)} | {Or(query.Components)} | {query.Mode} | {References(query.References)}");
    }

    [Theory]
    [InlineData("schema/dataflow/AP/DF_STOCK/1.0.0", "", "dataflow AP DF_STOCK 1.0.0  False")]
    [InlineData("schema/datastructure/AP/DSD_STOCK", "dimensionAtObservation=AllDimensions&deletion=true", "datastructure AP DSD_STOCK ~ AllDimensions True")]
    public void for_a_schema_names_one_artefact(string path, string parameters, string meant)
    {
        var query = Read<SchemaQuery>(path, parameters);
        Assert.Equal(meant, $"{query.Type} {query.Agency} {query.Id} {query.Version} {query.DimensionAtObservation} {query.ForDeletion}");
    }

    [Theory]
    [InlineData("structure", "", "any any any any any Full ")]
    [InlineData("structure/codelist/AP/CL_SEX/1.0.0", "", "codelist AP CL_SEX 1.0.0 any Full ")]
    [InlineData("structure/codelist/AP/CL_SEX/+/F,M", "references=parents&detail=allstubs", "codelist AP CL_SEX + F,M AllStubs parents")]
    [InlineData("structure/categoryscheme/*/*/*/PROTECTION.STOCK", "detail=referencepartial", "categoryscheme any any any PROTECTION.STOCK ReferencePartial ")]
    [InlineData("structure/*/AP", "references=children,codelist&detail=raw", "any AP any any any Raw children,codelist")]
    [InlineData("structure/vtlmappingscheme/", "references=parentsandsiblings", "vtlmappingscheme any any any any Full parentsandsiblings")]
    public void for_structures_names_kind_and_items(string path, string parameters, string meant)
    {
        var query = Read<StructureQuery>(path, parameters);
        Assert.Equal(meant, $"{query.Type?.Path ?? "any"} {Or(query.Agencies)} {Or(query.Ids)} {Or(query.Versions.Select(version => version.Text))} {Or(query.Items)} {query.Detail} {References(query.References)}");
    }

    /// <summary>Every kind of the description of the interface can stand in a path.</summary>
    [Fact]
    public void for_structures_knows_all_kinds() => Assert.Equal(34, ArtefactType.All.Count(type => Read<StructureQuery>($"structure/{type}").Type == type));

    internal static T Read<T>(string path, string query = "") where T : SdmxQuery => Assert.IsType<T>(SdmxQuery.Parse(path, query, Now).Value);

    static string Context(DataContext context) => $"{Or(context.Types.Select(type => type.Path))} {Or(context.Agencies)} {Or(context.Ids)} {Or(context.Versions.Select(version => version.Text))}";

    static string References(ReferenceScope scope) => string.Join(',', scope.Words.Concat(scope.Types.Select(type => type.Path)));

    static string Or(IEnumerable<string> words, char separator = ',') => words.Any() ? string.Join(separator, words) : "any";
}
