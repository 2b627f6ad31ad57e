using System.Globalization;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;

namespace Pana.Casework.Steps;

/// <summary>The answers of a step's form, read and checked. Prints <c>•••</c>.</summary>
internal sealed record FilledForm(IReadOnlyDictionary<string, string[]> Answers, IReadOnlyList<Statement> Statements)
{
    public static readonly FilledForm Empty = new(new Dictionary<string, string[]>(), []);

    /// <summary>Officials that the answers name, by the field that names them.</summary>
    public IReadOnlyList<(string Field, Guid Official)> Named { get; init; } = [];

    public override string ToString() => "•••";
}

/// <summary>What was read, or what is wrong with which answer (by field key).</summary>
internal sealed record FormReading(FilledForm Form, IReadOnlyDictionary<string, Refusal> Wrong);

/// <summary>Reads the answers of a form by its declaration: what is asked, required, shown, of which kind.</summary>
internal sealed class FormReader(Labels labels, NodeLaw law)
{
    /// <summary>Letters in one answer.</summary>
    public const int Longest = 20_000;

    static readonly string[] YesNo = ["yes", "no", "unknown", "declined", "not-asked"];

    public FormReading Read(StepRule rule, IReadOnlyDictionary<string, string[]> answers, DateTimeOffset now)
    {
        var read = new Dictionary<string, string[]>();
        var wrong = new Dictionary<string, Refusal>();
        var statements = new List<Statement>();
        var named = new List<(string, Guid)>();
        foreach (var field in rule.Fields)
        {
            if (field.ShownWhen is { } shown && !Given(answers, shown.Field).Contains(shown.Value))
                continue;
            var given = Given(answers, field.Field);
            if (given.Length == 0)
            {
                if (field.IsRequired)
                    wrong[field.Field.Key] = No("answer-missing", field);
                continue;
            }
            var values = new List<string>();
            foreach (var value in given)
                if (Normal(field.Field, value, now) is { } normal)
                    values.Add(normal);
                else
                    wrong[field.Field.Key] = No(value.Length > Longest ? "answer-too-long" : "answer-not-understood", field);
            if (given.Length > 1 && field.Field.Kind != FieldKind.MultiChoice)
                wrong[field.Field.Key] = No("answer-not-understood", field);
            if (wrong.ContainsKey(field.Field.Key))
                continue;
            read[field.Field.Key] = [.. values];
            if (field is { States: { } fact, Field.Kind: FieldKind.YesNoUnknown })
                statements.Add(new(fact, values[0] switch { "yes" => true, "no" => false, _ => null }, field.StatedBy));
            if (field.Field.Kind is FieldKind.Official or FieldKind.Interpreter)
                named.Add((field.Field.Key, Guid.Parse(values[0], CultureInfo.InvariantCulture)));
        }
        return new(new(read, statements) { Named = named }, wrong);
    }

    /// <summary>The codes that a choice offers: a list of the kernel, else those that the labels name.</summary>
    public IReadOnlyList<string> Codes(string list) => CodeList.All.TryGetValue(list, out var known)
        ? [.. known.Codes.Select(code => code.Value)]
        : [.. labels.Keys("ru").Where(key => key.StartsWith($"code.{list}.", StringComparison.Ordinal)).Select(key => key[(list.Length + 6)..])];

    string? Normal(Field field, string value, DateTimeOffset now)
    {
        if (value.Length > Longest || value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
            return null;
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText => value,
            FieldKind.Choice or FieldKind.MultiChoice => Codes(field.Codes!).Contains(value) ? value : null,
            FieldKind.YesNoUnknown => YesNo.Contains(value) ? value : null,
            FieldKind.Date => PartialDate.TryFromStorage(value, out var date) ? date.ToStorage()
                : PartialDate.TryRead(value, Today(now), out var typed, out _) ? typed.ToStorage() : null,
            FieldKind.Moment => Moment(value),
            FieldKind.Blank => BlankNumber.TryParse(value, out var blank) ? $"{blank}" : null,
            FieldKind.Number => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture) : null,
            _ => Guid.TryParse(value, CultureInfo.InvariantCulture, out var id) ? $"{id}" : null,
        };
    }

    /// <summary>With an offset as it is, without one in the state's local time.</summary>
    string? Moment(string value) =>
        DateTime.TryParseExact(value, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, law.Edition.Offset).ToString("O", CultureInfo.InvariantCulture)
            : DateTimeOffset.TryParseExact(value, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "O"], CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var moment)
                ? moment.ToString("O", CultureInfo.InvariantCulture) : null;

    DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(law.Edition.Offset).DateTime);

    /// <summary>By the field's key or its bare name; empty answers are none.</summary>
    static string[] Given(IReadOnlyDictionary<string, string[]> answers, Field field) =>
        [.. (answers.GetValueOrDefault(field.Key) ?? answers.GetValueOrDefault(field.Name) ?? [])
            .Select(value => value.Trim()).Where(value => value.Length > 0)];

    static Refusal No(string name, FieldRule field) => new(name, 422, new Dictionary<string, string>
    {
        ["field"] = $"field.{field.Field.Key}", ["most"] = Longest.ToString(CultureInfo.InvariantCulture),
    });
}
