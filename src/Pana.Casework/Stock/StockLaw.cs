using System.Collections.Frozen;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Procedures;

namespace Pana.Casework.Stock;

/// <summary>What the law says of blanks: which kinds of paper are printed on them, and by which steps.</summary>
internal sealed class StockLaw
{
    readonly FrozenDictionary<string, Paper> _ofKind;

    public StockLaw(NodeLaw law)
    {
        Kinds = [.. law.Model.Symbols.Values.OfType<Paper>().Where(paper => paper.Form.OnBlank).OrderBy(paper => paper.Kind, StringComparer.Ordinal)];
        _ofKind = Kinds.ToFrozenDictionary(paper => paper.Kind);
        Keys = [.. Kinds.Select(paper => paper.Key)];
        Printing = [.. law.Model.AllSteps.Where(each => FieldOf(each.Rule) is not null).Select(each => new PrintingStep(each.Rule, FieldOf(each.Rule)!,
            each.Procedure.SourcesOf(each.Rule).Select(state => state.Key).ToFrozenSet()))];
    }

    public IReadOnlyList<Paper> Kinds { get; }

    /// <summary>As given papers name their type.</summary>
    public IReadOnlyList<string> Keys { get; }

    public IReadOnlyList<PrintingStep> Printing { get; }

    public Paper? Find(string? kind) => kind is null ? null : _ofKind.GetValueOrDefault(kind);

    public string KindOf(GivenPaper paper) => Kinds.First(kind => kind.Key == paper.Paper).Kind;

    /// <summary>The step that leads from a printed paper back to one that waits for a blank.</summary>
    public StepRule? BackFrom(ProcedureModel procedure, string state) => Printing.Any(print => print.Rule.Target?.Key == state)
        ? procedure.Steps.FirstOrDefault(rule => rule.Sources.Any(source => source.Key == state) && IsBeforePrinting(rule.Target)) : null;

    /// <summary>A paper waits for a blank in that state.</summary>
    public bool IsBeforePrinting(State? state) => state is not null && Printing.Any(print => print.From.Contains(state.Key));

    /// <summary>The step is taken also, or only, from where a paper was printed and nothing came after it.</summary>
    public bool LeavesPrinted(StepRule rule) => Printing.Any(print => print.Rule.Target is { } printed && rule.Sources.Contains(printed));

    /// <summary>The question of a step that is answered with a blank.</summary>
    public static Field? FieldOf(StepRule rule) => rule.Fields.FirstOrDefault(field => field.Field.Kind == FieldKind.Blank)?.Field;
}

/// <summary>A step by which a paper comes on its blank, and the states that wait for it.</summary>
internal sealed record PrintingStep(StepRule Rule, Field Field, FrozenSet<string> From)
{
    public bool MayBeTakenBy(Officer officer) => Rule.Actor?.RecordedBy.Any(officer.Has) ?? false;
}
