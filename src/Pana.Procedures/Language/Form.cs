using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Pana.Procedures;

public enum FieldKind
{
    Text, LongText, Choice, MultiChoice, YesNoUnknown, Date, Moment, Number, Person, Official, Interpreter, File,
    /// <summary>The number of a blank in the stock of the official's unit, of the kind of the last paper on a blank that the case gave.</summary>
    Blank,
}

/// <summary>
/// A field of a form: one declaration for screen, API, validation and retention. No field without a purpose
/// (domain.md INV-36).
/// </summary>
public sealed class Field(FieldKind kind, string? codes, string file, int line) : Symbol(file, line)
{
    public FieldKind Kind => kind;

    /// <summary>Name of the code list of a choice.</summary>
    public string? Codes => codes;

    public static Field Text([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Text, null, file, line);

    public static Field LongText([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.LongText, null, file, line);

    public static Field Choice(string codes, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FieldKind.Choice, codes, file, line);

    public static Field MultiChoice(string codes, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FieldKind.MultiChoice, codes, file, line);

    public static Field YesNo([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.YesNoUnknown, null, file, line);

    public static Field Date([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Date, null, file, line);

    public static Field Moment([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Moment, null, file, line);

    public static Field Number([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Number, null, file, line);

    public static Field Person([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Person, null, file, line);

    public static Field Official([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Official, null, file, line);

    public static Field Interpreter([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Interpreter, null, file, line);

    public static Field File([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.File, null, file, line);

    public static Field Blank([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(FieldKind.Blank, null, file, line);
}

/// <summary>How a step asks a field: required, shown when another answer is so, behind a wall, for a purpose, kept how long.</summary>
public sealed record FieldRule(Field Field)
{
    public bool IsRequired { get; init; }

    public Wall Wall { get; init; } = Wall.Case;

    /// <summary>Key of the purpose in the labels (<c>purpose.NAME</c>) and in the register of processing.</summary>
    public string Purpose { get; init; } = "case";

    /// <summary>Months after the case's end until the value is erased; null = as long as the case file itself.</summary>
    public int? KeptMonths { get; init; }

    public (Field Field, string Value)? ShownWhen { get; init; }

    /// <summary>The yes/no answer states this fact, with the provenance that <see cref="Fact.ReleasedBy"/> asks for.</summary>
    public Fact? States { get; init; }

    public By StatedBy { get; init; } = By.Officer;
}

/// <summary>The reading of fields in the manner of the declarations: <c>Reasons.Required().Behind(Wall.Asylum)</c>.</summary>
public static class FieldRules
{
    extension(Field field)
    {
        public FieldRule Required() => new(field) { IsRequired = true };

        public FieldRule Optional() => new(field);
    }

    extension(FieldRule rule)
    {
        public FieldRule Behind(Wall wall) => rule with { Wall = wall };

        public FieldRule For(string purpose) => rule with { Purpose = purpose };

        public FieldRule Kept(int months) => rule with { KeptMonths = months };

        public FieldRule When(Field other, string value) => rule with { ShownWhen = (other, value) };

        public FieldRule Stating(Fact fact, By by) => rule with { States = fact, StatedBy = by };
    }
}
