using System.Collections.Immutable;

namespace Pana.Insight.Flows;

/// <summary>The eleven flows, in the order in which they are listed. What is the same in all comes first.</summary>
public static class AllFlows
{
    /// <summary>A year (A), quarter (Q) or month (M): how long a period is. A stock is as at the end of its period.</summary>
    public static readonly FlowDimension Frequency = new("FREQ", "CL_FREQ");

    /// <summary>Who counts: a state (ISO 3166-1 alpha-3).</summary>
    public static readonly FlowDimension State = new("REPORTING_STATE", "CL_COUNTRY");

    /// <summary>Whose figure it is: of the state's own registers (STATE) or of UNHCR's statistics (UNHCR). The same matter in two sources is two figures.</summary>
    public static readonly FlowDimension Source = new("SOURCE", "CL_SOURCE");

    public static readonly FlowDimension Indicator = new("INDICATOR", "CL_INDICATOR"), PopulationType = new("POP_TYPE", "CL_POP_TYPE"), Origin = new("ORIGIN", "CL_COUNTRY"),
        Sex = new("SEX", "CL_SEX"), Age = new("AGE", "CL_AGE"), Region = new("REGION", "CL_REGION");

    /// <summary>Persons (PS) or cases (CS), never mixed; indicators that count neither say what they count (DAYS, PCT).</summary>
    public static readonly FlowDimension Unit = new("COUNT_UNIT", "CL_COUNT_UNIT");

    public static readonly FlowDimension Procedure = new("PROCEDURE", "CL_PROCEDURE"), Stage = new("STAGE", "CL_STAGE"), Level = new("LEVEL", "CL_LEVEL"),
        Decision = new("DECISION", "CL_DECISION"), Exploitation = new("EXPLOITATION", "CL_EXPLOITATION"), Occupation = new("OCCUPATION", "CL_ISCO08"),
        Activity = new("ACTIVITY", "CL_ISIC4"), Duration = new("DURATION", "CL_DURATION"), DocumentType = new("DOC_TYPE", "CL_DOC_TYPE");

    public static readonly Flow
        Stock = Of("DF_STOCK"),
        AsylumApplications = Of("DF_ASYLUM_APP", Procedure, Stage, Level),
        AsylumDecisions = Of("DF_ASYLUM_DEC", Procedure, Level, Decision),
        Solutions = Of("DF_SOLUTIONS"),
        Statelessness = Of("DF_STATELESS"),
        Returns = Of("DF_RETURNS"),
        Trafficking = Of("DF_TRAFFICKING", Stage, Exploitation),
        Labour = Of("DF_LABOUR", Occupation, Activity, Duration),
        Migration = Of("DF_MIGRATION", Duration),
        Documents = Of("DF_DOCS", DocumentType),
        Context = Of("DF_CONTEXT");

    public static readonly ImmutableArray<Flow> All =
        [Stock, AsylumApplications, AsylumDecisions, Solutions, Statelessness, Returns, Trafficking, Labour, Migration, Documents, Context];

    public static Flow? Find(string id) => All.FirstOrDefault(flow => flow.Id == id);

    static Flow Of(string id, params ReadOnlySpan<FlowDimension> own) =>
        new(id, [Frequency, State, Source, Indicator, PopulationType, Origin, Sex, Age, Region, .. own, Unit]);
}
