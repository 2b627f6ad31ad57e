using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pana.Procedures.Running;

namespace Pana.Procedures.Editions;

/// <summary>Reads <c>scenarios/*.json</c> against an edition's model and names what cannot be meant.</summary>
internal sealed class ScenarioReader(Faults faults, Model model, TimeSpan offset)
{
    static readonly string[] Known = ["step", "at", "by", "says", "word", "reports", "case", "follows", "valid-until", "expect", "state", "due"];

    string _file = "";

    public ImmutableArray<Scenario> Read()
    {
        var folder = faults.PathOf("scenarios");
        return [.. (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal).Select(Read).OfType<Scenario>()];
    }

    Scenario? Read(string path)
    {
        _file = Path.Combine("scenarios", Path.GetFileName(path));
        if (JsonTree.Read(faults, _file) is not { } tree)
            return null;
        if (tree["title"] is not { } title || tree["steps"] is not { Kind: JsonTokenType.StartArray, Items: var steps } || steps.IsEmpty)
        {
            faults.Add(_file, tree.Line, "this is no scenario", "write {\"title\": {\"ru\": …, \"en\": …}, \"steps\": [{\"step\": …, \"at\": …, \"by\": […], \"expect\": \"taken\"}]}");
            return null;
        }
        return new(faults.PathOf(_file), new(title["ru"]?.Text ?? "", title["en"]?.Text ?? ""), Facts(tree["data"]).ToImmutableDictionary(), [.. steps.Select(Step).OfType<ScenarioStep>()]);
    }

    ScenarioStep? Step(JsonTree item)
    {
        foreach (var (name, value) in item.Members.Where(member => !Known.Contains(member.Name)))
            faults.Add(_file, value.Line, $"a scenario knows no {name}", Faults.Nearest(name, Known), name);
        StepRule? rule = null;
        if (item["step"] is { } step && (rule = model.AllSteps.FirstOrDefault(each => each.Rule.Step.Key == step.Text).Rule) is null)
            faults.Add(_file, step.Line, "is no step", Faults.Nearest(step.Text, model.AllSteps.Select(each => each.Rule.Step.Key)), step.Text);
        if (Moment(item["at"]) is not { } at)
        {
            faults.Add(_file, item.Line, "says not when", "add \"at\": \"2026-03-01T22:10\", in local time", "at");
            return null;
        }
        if (rule is not null && item["expect"] is not { IsText: true })
            faults.Add(_file, item.Line, "says not what is expected", "add \"expect\": \"taken\", or the name of a refusal", "expect");
        return new(item.Line, rule, at, [.. List(item["by"]).Select(Signer)], item["expect"]?.Text ?? Scenario.Taken)
        {
            Says = [.. Says(item["says"], Word(item["word"]))], Reports = [.. Facts(item["reports"]).Select(each => (each.Key, each.Value))],
            Case = item["case"]?.Text, Follows = item["follows"]?.Text, Until = Moment(item["valid-until"]),
            States = [.. List(item["state"]).Select(state => Symbol<State>(state, state.Text)).OfType<State>()], Due = [.. Due(item["due"])],
        };
    }

    static ImmutableArray<JsonTree> List(JsonTree? tree) => tree switch
    {
        null => [],
        { Kind: JsonTokenType.StartArray } => tree.Items,
        _ => [tree],
    };

    /// <summary><c>Asylum</c>, <c>Asylum:first</c> or <c>Asylum+Decision:first</c>: functions, and a name to tell officials apart.</summary>
    ScenarioSigner Signer(JsonTree tree)
    {
        var parts = tree.Text.Split(':', 2);
        var functions = ImmutableArray.CreateBuilder<Function>();
        foreach (var name in parts[0].Split('+', StringSplitOptions.TrimEntries))
            if (Enum.GetNames<Function>().Contains(name))
                functions.Add(Enum.Parse<Function>(name));
            else
                faults.Add(_file, tree.Line, $"{name} is no function", Faults.Nearest(name, Enum.GetNames<Function>()), tree.Text);
        return new(tree.Text, functions.ToImmutable());
    }

    By Word(JsonTree? tree)
    {
        if (tree is null || Enum.GetNames<By>().Contains(tree.Text))
            return tree is null ? By.Person : Enum.Parse<By>(tree.Text);
        faults.Add(_file, tree.Line, $"{tree.Text} is nobody’s word", $"write one of {string.Join(", ", Enum.GetNames<By>())}", "word");
        return default;
    }

    IEnumerable<Statement> Says(JsonTree? tree, By word) =>
        from member in tree?.Members ?? []
        let fact = Symbol<Fact>(member.Value, member.Name)
        where fact is not null && (member.Value.Text == "unknown" || IsYesOrNo(member.Value))
        select new Statement(fact, member.Value.Text == "unknown" ? null : member.Value.Text == "yes", word);

    IEnumerable<KeyValuePair<Fact, bool>> Facts(JsonTree? tree) =>
        from member in tree?.Members ?? []
        let fact = Symbol<Fact>(member.Value, member.Name)
        where fact is not null && IsYesOrNo(member.Value)
        select KeyValuePair.Create(fact, member.Value.Text == "yes");

    bool IsYesOrNo(JsonTree tree)
    {
        if (tree.Text is "yes" or "no")
            return true;
        faults.Add(_file, tree.Line, $"“{tree.Text}” is no answer", "write \"yes\" or \"no\"; a statement may also be \"unknown\"");
        return false;
    }

    T? Symbol<T>(JsonTree tree, string key) where T : Symbol
    {
        if (model.Symbols.GetValueOrDefault(key) is T symbol)
            return symbol;
        faults.Add(_file, tree.Line, $"is no {typeof(T).Name.ToLowerInvariant()}", Faults.Nearest(key, model.Symbols.Where(each => each.Value is T).Select(each => each.Key)), key);
        return null;
    }

    IEnumerable<(string, DateOnly)> Due(JsonTree? tree)
    {
        foreach (var (key, value) in tree?.Members ?? [])
            if (!TermKeys.Of(model).Contains(key))
                faults.Add(_file, value.Line, "is no term", Faults.Nearest(key, TermKeys.Of(model)), key);
            else if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                yield return (key, day);
            else
                faults.Add(_file, value.Line, $"“{value.Text}” is no date", "write yyyy-MM-dd", key);
    }

    DateTimeOffset? Moment(JsonTree? tree)
    {
        if (tree is null)
            return null;
        if (DateTime.TryParseExact(tree.Text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new(local, offset);
        faults.Add(_file, tree.Line, $"“{tree.Text}” is no moment", "write yyyy-MM-ddTHH:mm, in local time");
        return null;
    }
}
