using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pana.Procedures.Editions;

/// <summary>
/// Reads <c>amendments.json</c> and applies each amendment in turn, so that a later one may name what an earlier one brings.
/// What could weaken protection has no word here, or is refused with the reason.
/// </summary>
internal sealed class AmendmentReader(Faults faults, Model baseline)
{
    public const string File = "amendments.json";

    static readonly string[] Kinds = ["add-step", "require", "shorten", "lengthen", "rename"];

    readonly ImmutableArray<Amendment>.Builder _read = ImmutableArray.CreateBuilder<Amendment>();

    public Model Model { get; private set; } = baseline;

    public ImmutableArray<Amendment> Amendments => _read.ToImmutable();

    public void Read()
    {
        if (JsonTree.Read(faults, File) is not { } tree)
            return;
        if (tree["amendments"] is not { Kind: JsonTokenType.StartArray } list)
        {
            faults.Add(File, tree.Line, "there is no list of amendments", "write { \"amendments\": [] }");
            return;
        }
        foreach (var item in list.Items)
            Read(item);
    }

    void Read(JsonTree item)
    {
        var kind = item.Members.Select(member => member.Name).FirstOrDefault(name => Kinds.Contains(name));
        if (kind is null || item[kind] is not { IsText: true, Text: var key })
        {
            faults.Add(File, item.Line, "this is no amendment", $"begin it with one of {string.Join(", ", Kinds)} and the key of what is amended");
            return;
        }
        var before = faults.Count;
        Amendment? amendment = kind switch
        {
            "add-step" => AddStep(item, key),
            "require" => Require(item, key),
            "rename" => Rename(item, key),
            _ => Bound(item, kind, key),
        };
        if (amendment is not null && faults.Count == before)
            _read.Add(amendment with { Line = item.Line });
    }

    AddedStep? AddStep(JsonTree item, string key)
    {
        OnlyHas(item, "add-step", "from", "to", "stays", "by", "person", "if", "sets", "held", "fact", "papers", "basis", "ru", "en");
        if (key.Split('.') is not [var owner, { Length: > 0 } name] || Model.Find(owner) is not { } procedure)
            return Wrong<AddedStep>(item, key, "names no procedure of the baseline", $"write Procedure.Step; procedures are {string.Join(", ", Model.Procedures.Select(each => each.Name))}");
        if (Model.Symbols.ContainsKey(key))
            return Wrong<AddedStep>(item, key, "exists already", "choose another name, or use require");
        if (item["from"] is not { } from || item["to"] is null == item["stays"] is null)
            return Wrong<AddedStep>(item, key, "says not from where to where", "write from with a list of states or “any open”, and either to with a state or stays: true");
        var step = (Step)new Step(faults.PathOf(File), item.Line).Named(owner, name);
        var sources = from.Text == "any open" ? null : States(from, procedure);
        var rule = sources is null ? step.FromAnyOpen() : step.From([.. sources]);
        if (item["to"] is { } to && States(to, procedure) is [var target])
            rule = Target(rule.To(target), procedure, item);
        if (Functions(item) is not { Length: > 0 } functions)
            return Wrong<AddedStep>(item, key, "says not who takes the step", "write by with a list of functions, for example [\"Decision\"]");
        var isPersons = item["person"] is { Kind: JsonTokenType.True };
        rule = rule.By(isPersons ? new ThePerson(functions) : new Official(functions)).Basis([.. Basis(item)]);
        var fact = NewFact(item, owner, key);
        if (fact is not null)
            rule = rule.Sets(fact);
        if (item["if"] is { } guard)
            if (isPersons)
                faults.Add(File, guard.Line, "a person's own act waits for nothing", "remove if", key);
            else if (Guard(guard, owner, key) is { } condition)
                rule = rule.Provided(condition);
        rule = rule.Gives([.. Papers(item, key)]);
        Model = Model.With(procedure with { Steps = procedure.Steps.Add(rule) }) with
        {
            Symbols = fact is null ? Model.Symbols.Add(key, step) : Model.Symbols.Add(key, step).SetItem(fact.Key, fact),
        };
        return new(rule, fact, Words(item, key), fact is null ? null : Words(item["fact"] ?? item, fact.Key), rule.Sourced);
    }

    /// <summary>An added step leads nowhere where the person would stand worse than before.</summary>
    StepRule Target(StepRule rule, ProcedureModel procedure, JsonTree item)
    {
        var target = rule.Target!;
        void No(string what) => faults.Add(File, item.Line, what, "let the step stay in its state, or lead to an open state under the same holds", rule.Step.Key);
        if (target.Effect == Effect.Adverse)
            No($"a step of an edition leads to {target}, which is adverse");
        if (target.IsFinal && target.Effect != Effect.Favourable)
            No($"a step of an edition ends the case in {target}");
        if (procedure.StateRules.Any(each => each.States.Contains(target) && !each.Permitted.IsEmpty))
            No($"a step of an edition leads to {target}, which permits a power over the person");
        foreach (var source in procedure.SourcesOf(rule))
        {
            if (source.IsFinal)
                No($"a step of an edition opens the ended case again from {source}");
            foreach (var hold in procedure.Holds)
                if (target.Effect != Effect.Favourable && hold.When is InState during && during.States.Contains(source) && !during.States.Contains(target))
                    No($"from {source} to {target} the hold “{hold.Name}” on {hold.Power} would be lost");
        }
        return rule;
    }

    Fact? NewFact(JsonTree item, string owner, string key)
    {
        if (item["sets"] is not { IsText: true } sets)
            return null;
        if (Model.Symbols.ContainsKey($"{owner}.{sets.Text}") || sets.Text.Contains('.', StringComparison.Ordinal))
            return Wrong<Fact>(sets, key, $"{sets.Text} is not new; a step of an edition brings only a fact of its own", "choose a new name without a point");
        if (item["fact"] is null)
            return Wrong<Fact>(sets, key, $"the fact {sets.Text} has no words", "add \"fact\": {\"ru\": …, \"en\": …}");
        var kind = item["held"] is { Kind: JsonTokenType.True } ? FactKind.Held : FactKind.Shown;
        return (Fact)new Fact(kind, false, [], false, faults.PathOf(File), item.Line).Named(owner, sets.Text);
    }

    Requirement? Require(JsonTree item, string key)
    {
        OnlyHas(item, "require", "if", "basis");
        if (Model.Symbols.GetValueOrDefault(key) is not Step step || Model.Find(step.Owner)?.Steps.FirstOrDefault(each => each.Step == step) is not { } rule)
            return Wrong<Requirement>(item, key, "is no step", Faults.Nearest(key, Model.AllSteps.Select(each => each.Rule.Step.Key)));
        var procedure = Model.Of(step);
        if (Free(procedure, rule) is { } why)
            return Wrong<Requirement>(item, key, why, "remove the amendment; nothing may be put before it (protection.md 14)");
        if (item["if"] is not { } text || Guard(text, step.Owner, key) is not { } guard)
            return item["if"] is null ? Wrong<Requirement>(item, key, "says not what is required", "add if with the condition") : null;
        Model = Model.With(procedure with { Steps = procedure.Steps.Replace(rule, rule.Provided(guard)) });
        return new(step, guard, [.. Basis(item)]);
    }

    /// <summary>Why nothing may be put before the step; null when it burdens the person and may be made harder.</summary>
    static string? Free(ProcedureModel procedure, StepRule rule) => rule switch
    {
        { Actor: ThePerson } => "is the person's own act",
        { IsProtective: true } => "is a protective step",
        { IsCorrection: true } => "puts right a wrong entry",
        { Target.Effect: Effect.Favourable } => "leads to protection",
        { Actor: ThePlatform } => "only carries over what is decided elsewhere",
        { Actor: TheClock clock } when procedure.Terms.Any(term => term.Term == clock.Term && term.Consequence == Consequence.Renew) => "renews what runs out",
        _ => null,
    };

    NewBound? Bound(JsonTree item, string kind, string key)
    {
        OnlyHas(item, kind, "value", "unit", "basis");
        var terms = Model.Symbols.Values.OfType<Term>().Where(term => term.TermKey == key).ToList();
        if (terms.Count == 0)
            return Wrong<NewBound>(item, key, "is no term", Faults.Nearest(key, TermKeys.Of(Model)));
        if (!Period.TryRead(item["value"]?.Text ?? "", item["unit"]?.Text ?? "", out var period) || period.Amount == 0)
            return Wrong<NewBound>(item, key, "has no readable value", "write value as a whole number and unit as one of hours calendar_days working_days months years");
        var of = terms[0].Of;
        if (of != (kind == "shorten" ? Time.Officials : Time.Person))
            return Wrong<NewBound>(item, key, of == Time.Officials ? "is officials' time, which may only be shortened" : "is the person's time, which may only be lengthened", of == Time.Officials ? "write shorten" : "write lengthen");
        var bound = new Span(period.Amount, (TermUnit)(int)period.Unit);
        if (terms.Find(term => !term.Admits(bound)) is { } broken)
            return Wrong<NewBound>(item, key, $"{period} is weaker than the baseline's {Say(broken.Bound)}", $"write {Say(broken.Bound)} or {(of == Time.Officials ? "less" : "more")}");
        return new(new Term(key, of, bound, faults.PathOf(File), item.Line), [.. Basis(item)]);
    }

    Renaming? Rename(JsonTree item, string key)
    {
        OnlyHas(item, "rename", "ru", "en", "basis");
        var label = Model.Find(key) is not null ? $"procedure.{key}" : Model.Symbols.TryGetValue(key, out var symbol) ? LabelKeys.Of(symbol) : null;
        return label is null
            ? Wrong<Renaming>(item, key, "names nothing", Faults.Nearest(key, Model.Symbols.Keys.Concat(Model.Procedures.Select(each => each.Name))))
            : new(label, Words(item, key), item["basis"] is null ? [] : [.. Basis(item)]);
    }

    List<State> States(JsonTree tree, ProcedureModel procedure)
    {
        var found = new List<State>();
        foreach (var item in tree.Kind == JsonTokenType.StartArray ? tree.Items : [tree])
            if (procedure.States.FirstOrDefault(state => state.Name == item.Text || state.Key == item.Text) is { } state)
                found.Add(state);
            else
                faults.Add(File, item.Line, $"{item.Text} is no state of {procedure.Name}", Faults.Nearest(item.Text, procedure.States.Select(each => each.Name)), item.Text);
        return found;
    }

    ImmutableArray<Function> Functions(JsonTree item)
    {
        var found = ImmutableArray.CreateBuilder<Function>();
        foreach (var name in item["by"]?.Items ?? [])
            if (Enum.TryParse<Function>(name.Text, out var function) && Enum.GetNames<Function>().Contains(name.Text))
                found.Add(function);
            else
                faults.Add(File, name.Line, $"{name.Text} is no function; officials or the person take the steps of an edition, never the clock", Faults.Nearest(name.Text, Enum.GetNames<Function>()), name.Text);
        return found.ToImmutable();
    }

    IEnumerable<Paper> Papers(JsonTree item, string key)
    {
        foreach (var kind in item["papers"]?.Items ?? [])
            if (Model.Symbols.Values.OfType<Paper>().FirstOrDefault(paper => paper.Kind == kind.Text) is { } paper)
                yield return paper;
            else
                faults.Add(File, kind.Line, $"{kind.Text} is no paper", Faults.Nearest(kind.Text, Model.Symbols.Values.OfType<Paper>().Select(each => each.Kind)), key);
    }

    IEnumerable<Basis> Basis(JsonTree item)
    {
        if (item["basis"]?.Items is not { Length: > 0 } sources)
            faults.Add(File, item.Line, "cites no source", "add \"basis\": [\"law and article\"]", item.Members[0].Value.Text);
        else
            foreach (var source in sources)
                yield return new(source.Text);
    }

    Guard? Guard(JsonTree text, string procedure, string key)
    {
        var reading = GuardText.Parse(text.Text, Model, procedure);
        if (reading.Error is { } error)
            faults.Add(File, text.Line, $"at letter {reading.Position.ToString(CultureInfo.InvariantCulture)} of the condition: {error}", "write for example “A and (B or not C)”, “no hold on X”, “X has passed”, “X was done”", key);
        return reading.Guard;
    }

    Texts Words(JsonTree item, string key)
    {
        foreach (var language in (string[])["ru", "en"])
            if (item[language] is not { IsText: true, Text.Length: > 0 })
                faults.Add(File, item.Line, $"has no words in {language}", $"add \"{language}\": \"…\"", key);
        return new(item["ru"]?.Text ?? "", item["en"]?.Text ?? "");
    }

    void OnlyHas(JsonTree item, params string[] names)
    {
        foreach (var (name, value) in item.Members)
            if (!names.Contains(name))
                faults.Add(File, value.Line, $"{names[0]} knows no {name}", Faults.Nearest(name, names), name);
    }

    T? Wrong<T>(JsonTree item, string key, string what, string howToMend) where T : class
    {
        faults.Add(File, item.Line, what, howToMend, key);
        return null;
    }

    static string Say(Span span) => new Period(span.Amount, (TimeUnit)(int)span.Unit).ToString();
}
