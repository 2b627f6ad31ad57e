namespace Pana.Screens;

public enum FieldKind { Text, LongText, Choice, MultiChoice, YesNoUnknown, Date, Number, Person, File }

/// <summary>One question of a form with what is already known about its answer.</summary>
/// <param name="Id">Name under which the answer is posted; letters, digits, <c>-</c>, <c>.</c>.</param>
public sealed record FieldView(string Id, string Label, FieldKind Kind)
{
    /// <summary>One sentence under the question.</summary>
    public string? Hint { get; init; }

    /// <summary>A longer explanation, shown on demand.</summary>
    public string? Help { get; init; }

    public bool IsRequired { get; init; }

    public IReadOnlyList<OptionView> Options { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What is wrong with the answer, in words.</summary>
    public string? Error { get; init; }

    /// <summary>The question matters only after another answer. Without script it is always there.</summary>
    public ShownWhen? ShownWhen { get; init; }

    /// <summary>Already known: shown as words and not asked again.</summary>
    public bool IsKnown { get; init; }

    /// <summary>How the answer to a date was understood, in both calendars.</summary>
    public string? Understood { get; init; }

    /// <summary>Posted the typed date, answers how it is understood; null when nothing listens.</summary>
    public string? UnderstandAddress { get; init; }

    /// <summary>Unit of a number, in words.</summary>
    public string? Unit { get; init; }

    /// <summary>Who will be able to read the answer, in words, when it stands behind a wall.</summary>
    public string? Wall { get; init; }

    public int MaxLength { get; init; } = 4_000;

    /// <summary>Kinds of file, as in <c>accept</c> of HTML.</summary>
    public string? Accept { get; init; }

    /// <summary>Language of the answer, when another than the page's.</summary>
    public string? Language { get; init; }

    internal string? Value => Values.Count > 0 ? Values[0] : null;

    internal string ElementId => $"f-{Id}";
}

public sealed record OptionView(string Value, string Text, string? Hint = null);

public sealed record ShownWhen(string FieldId, IReadOnlyList<string> Values);

/// <summary>What follows when the form is sent: a paper, a referral, a clock.</summary>
public sealed record ConsequenceView(string Text, string Icon = "next");
