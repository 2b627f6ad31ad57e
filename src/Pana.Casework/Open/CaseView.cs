using Pana.Kernel;
using Pana.Screens;

namespace Pana.Casework.Open;

/// <summary>How a case fares, for whoever sent it: nothing more of it is theirs to know (protection.md 5).</summary>
public enum CaseStatus { Received, Accepted, Late }

/// <summary>A case as far as the reader may see it; sentences are in the reader's language. Prints <c>•••</c>.</summary>
/// <param name="Sight">At <see cref="SightLevel.Status"/> everything but number and status is empty.</param>
public sealed record CaseView(Guid Id, string Number, SightLevel Sight, CaseStatus Status)
{
    public Guid PersonId { get; init; }

    public PersonView? Person { get; init; }

    /// <summary>Name of the procedure, and what it is called.</summary>
    public string Procedure { get; init; } = "";

    public string ProcedureText { get; init; } = "";

    /// <summary>Key of the state, and what it is called.</summary>
    public string State { get; init; } = "";

    public string StateText { get; init; } = "";

    public bool IsClosed { get; init; }

    /// <summary>To be sent with the next step.</summary>
    public long Version { get; init; }

    public string Authority { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>The official who has it, by name; null when it is anybody's of the unit.</summary>
    public string? Officer { get; init; }

    public IReadOnlyList<StepLine> May { get; init; } = [];

    /// <summary>What the reader's function could do here, and why it may not now.</summary>
    public IReadOnlyList<StepLine> MayNot { get; init; } = [];

    public IReadOnlyList<ClockView> Clocks { get; init; } = [];

    public IReadOnlyList<PaperLine> Papers { get; init; } = [];

    /// <summary>Other cases of the person, referrals among them.</summary>
    public IReadOnlyList<CaseLine> Others { get; init; } = [];

    public IReadOnlyList<HoldLine> Holds { get; init; } = [];

    public IReadOnlyList<ConsentLine> Consents { get; init; } = [];

    public IReadOnlyList<RecordLine> Record { get; init; } = [];

    /// <summary>Keys of the states walked, in order, the present one last.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The case it follows.</summary>
    public Guid? Followed { get; init; }

    public override string ToString() => "•••";
}

/// <summary>A step in the reader's language.</summary>
/// <param name="Moves">It changes the state; otherwise it is a parallel duty.</param>
public sealed record StepLine(string Step, string Text, bool IsProtective, bool Moves, bool HasForm, IReadOnlyList<ReasonLine> Reasons);

/// <summary>One reason against a step, in one sentence with its source.</summary>
public sealed record ReasonLine(string Name, string Sentence, string? Source);

/// <param name="WithdrawnBecause">What happened, in the reader's language.</param>
public sealed record PaperLine(
    Guid Id, string Kind, string Text, string Number, DateTimeOffset GivenAt, DateTimeOffset? ValidUntil, DateTimeOffset? WithdrawnAt,
    string? WithdrawnBecause);

/// <summary>A hold; without <paramref name="Reason"/> for whoever is outside its wall (protection.md 3).</summary>
public sealed record HoldLine(string Power, string Text, string? Reason, string? Source);

/// <param name="Recipient">Code of whom the data go to.</param>
public sealed record ConsentLine(string Purpose, string Recipient, string Data, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

/// <summary>A case in a list, as far as the reader may see it.</summary>
public sealed record CaseLine(
    Guid Id, string Number, SightLevel Sight, CaseStatus Status, string? ProcedureText, string? StateText, DateTimeOffset OpenedAt, bool IsClosed);

/// <summary>The record of a case, newest first. Prints <c>•••</c>.</summary>
public sealed record RecordView(Guid CaseId, IReadOnlyList<RecordLine> Entries)
{
    public override string ToString() => "•••";
}

/// <summary>One entry of a record: who, what, when, and what was said as far as the reader's walls allow. Prints <c>•••</c>.</summary>
public sealed record RecordLine(
    DateTimeOffset At, string Who, string What, string Step, IReadOnlyList<RecordDetail> Details, string? Source)
{
    public RecordEntry ToView() => new(At, Who, What) { Details = [.. Details.Select(detail => (detail.Name, detail.Value))], Source = Source };

    public override string ToString() => "•••";
}

public sealed record RecordDetail(string Name, string Value)
{
    public override string ToString() => "•••";
}

/// <summary>The cases of a person and what the reader may open about them.</summary>
public sealed record PersonCases(Guid PersonId, IReadOnlyList<CaseLine> Cases, IReadOnlyList<StepLine> Openings);

/// <summary>A unit's work by deadline. Prints <c>•••</c>.</summary>
public sealed record WorkView(IReadOnlyList<WorkGroup> Groups)
{
    public override string ToString() => "•••";
}

/// <summary>What a unit sent to others, newest first.</summary>
public sealed record SentView(IReadOnlyList<CaseLine> Cases);

/// <summary>How the work of a unit is spread, and what is late.</summary>
public sealed record LoadView(IReadOnlyList<LoadLine> Officers, LoadLine Nobody, IReadOnlyList<LateLine> Late);

/// <param name="OfficerId">Null for what nobody was given.</param>
public sealed record LoadLine(Guid? OfficerId, string Name, int Open, int OpenLate);

/// <param name="TermId">By which it is marked as seen.</param>
public sealed record LateLine(Guid TermId, Guid CaseId, string Number, string TermText, DateTimeOffset Due, DateTimeOffset FiredAt);

/// <summary>The form of a step: its questions, what follows when it is sent, and why it cannot be taken now, if so. Prints <c>•••</c>.</summary>
/// <param name="Version">Of the case; null for a step that opens one.</param>
public sealed record StepFormView(
    string Step, string Text, Guid? CaseId, Guid PersonId, long? Version, IReadOnlyList<FieldView> Fields, IReadOnlyList<ConsequenceView> Consequences,
    IReadOnlyList<ReasonLine> Reasons, string? Source)
{
    public override string ToString() => "•••";
}
