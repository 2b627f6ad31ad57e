using System.Runtime.CompilerServices;

namespace Pana.Procedures;

/// <summary>
/// A named thing of a declaration. Symbols are made empty by static fields and named by reflection afterwards, so that a
/// rule may name a symbol that stands below it in the text; a symbol that is still null is an error with file and line.
/// </summary>
public abstract class Symbol(string file, int line)
{
    /// <summary>The field's name, for example <c>Refuse</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The class that declares it: a procedure, or a class of the vocabulary.</summary>
    public string Owner { get; private set; } = "";

    /// <summary><c>Owner.Name</c>: the key in labels, amendments, records and stories. Never changes once published.</summary>
    public string Key => $"{Owner}.{Name}";

    public string DeclaredIn => file;

    public int DeclaredAt => line;

    internal Symbol Named(string owner, string name)
    {
        (Owner, Name) = (owner, name);
        return this;
    }

    public sealed override string ToString() => Key;
}

/// <summary>A declaration that cannot mean anything: says file and line.</summary>
public sealed class DeclarationException(string file, int line, string what)
    : Exception($"{System.IO.Path.GetFileName(file)}:{line}: {what}")
{
    internal static T[] NoneNull<T>(Symbol at, T[] symbols) where T : class =>
        Array.TrueForAll(symbols, symbol => symbol is not null)
            ? symbols
            : throw new DeclarationException(at.DeclaredIn, at.DeclaredAt, $"{at.Key} names a symbol that does not exist yet (null)");
}

/// <summary>Where a rule comes from: a treaty, a law, a standard, a conclusion, or a rule of the platform itself.</summary>
public sealed record Basis(string Citation)
{
    public override string ToString() => Citation;
}

/// <summary>What a procedure is about.</summary>
public enum Subject { Person, Group, Organisation, Place, Undertaking }

/// <summary>A power of the state over a person, used by a step and stopped by holds: removal, detention, disclosure.</summary>
public sealed class Power([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Symbol(file, line);

/// <summary>
/// What a state of a case tells other procedures, which never name each other's states: "a claim is pending",
/// "a decision that may be contested".
/// </summary>
public sealed class Mark([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Symbol(file, line);

/// <summary>A paper that a step gives into somebody's hand; its national name stands in the edition.</summary>
public sealed class Paper(string kind, Wall wall, PaperForm form, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : Symbol(file, line)
{
    /// <summary>The edition's key for the paper, for example <c>asylum-seeker-certificate</c>.</summary>
    public string Kind => kind;

    /// <summary>Who may know in the node that it was given.</summary>
    public Wall Wall => wall;

    public PaperForm Form => form;

    /// <summary>It may lie on any table: whoever reads it learns nothing from behind a wall.</summary>
    public bool IsForEveryEye => wall is Wall.Open || form.IsNeutral;
}
