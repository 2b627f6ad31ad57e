using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Views;

/// <summary>Shows the fields of a form, with what was typed and what is wrong with it when it comes back.</summary>
internal sealed record StepFormReading(FormReader Forms)
{
    public IReadOnlyDictionary<string, string[]> Typed { get; init; } = new Dictionary<string, string[]>();

    public IReadOnlyDictionary<string, Refusal> Wrong { get; init; } = new Dictionary<string, Refusal>();

    /// <summary>Those who can be named, with what tells them apart.</summary>
    public Func<Field, IReadOnlyList<OptionView>> People { get; init; } = _ => [];

    public FieldView Field(FieldRule rule, ScreenContext screen, Words words)
    {
        var field = rule.Field;
        return new(field.Key, words.Of(field), Kind(field.Kind))
        {
            IsRequired = rule.IsRequired, MaxLength = FormReader.Longest, Values = Typed.GetValueOrDefault(field.Key) ?? [],
            Options = field.Codes is { } list ? [.. Forms.Codes(list).Select(code => new OptionView(code, screen[$"code.{list}.{code}"]))]
                : People(field),
            Error = Wrong.GetValueOrDefault(field.Key) is { } wrong ? Access.Open.Answers.Sentence(screen, wrong) : null,
            ShownWhen = rule.ShownWhen is { } shown ? new(shown.Field.Key, [shown.Value]) : null,
            Wall = rule.Wall is Wall.Open or Wall.Case ? null : words.Of(rule.Wall),
        };
    }

    static Screens.FieldKind Kind(Procedures.FieldKind kind) => kind switch
    {
        Procedures.FieldKind.Text or Procedures.FieldKind.Moment or Procedures.FieldKind.Blank => Screens.FieldKind.Text,
        Procedures.FieldKind.LongText => Screens.FieldKind.LongText,
        Procedures.FieldKind.MultiChoice => Screens.FieldKind.MultiChoice,
        Procedures.FieldKind.YesNoUnknown => Screens.FieldKind.YesNoUnknown,
        Procedures.FieldKind.Date => Screens.FieldKind.Date,
        Procedures.FieldKind.Number => Screens.FieldKind.Number,
        Procedures.FieldKind.File => Screens.FieldKind.File,
        _ => Screens.FieldKind.Choice,
    };
}
