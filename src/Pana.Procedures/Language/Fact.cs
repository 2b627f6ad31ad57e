using System.Runtime.CompilerServices;

namespace Pana.Procedures;

/// <summary>How a fact may move; the checker moves it back wherever life could.</summary>
public enum FactKind
{
    /// <summary>May be corrected at any time, in either direction.</summary>
    Stated,
    /// <summary>Once true it stays true.</summary>
    Shown,
    /// <summary>Valid from–until; may lapse or be withdrawn at any moment.</summary>
    Held,
    /// <summary>Owned by another case, authority or a procedure that is not built yet; free in the proof.</summary>
    Reported,
}

/// <summary>By whose word a stated fact may leave its protective value (protection.md 19).</summary>
public enum By { Person, Data, SecondPerson, Officer }

/// <summary>
/// Something that is so or is not. A fact of the vocabulary belongs to the person, a fact of a procedure to the case.
/// "Unknown" is always the protective value and never releases a safeguard.
/// </summary>
public sealed class Fact(FactKind kind, bool protective, By[] by, bool ofFollowed, string file, int line) : Symbol(file, line)
{
    public FactKind Kind => kind;

    /// <summary>The value that protects; it holds while nothing is known, and anybody's word restores it.</summary>
    public bool Protective => protective;

    /// <summary>Whose word may move the fact away from its protective value.</summary>
    public IReadOnlyList<By> ReleasedBy => by;

    /// <summary>The fact stands on the case that this case follows: an appeal's outcome on the decision appealed.</summary>
    public bool OfFollowed => ofFollowed;

    /// <summary>Consent to what, for whom: set for consents only.</summary>
    public Consent? Consent { get; private init; }

    public static Fact Stated(By[] by, bool protective, string file, int line) =>
        new(FactKind.Stated, protective, by, false, file, line);

    /// <summary>A consent: a held fact with purpose, recipient and data, looked up in the ledger of consents.</summary>
    public static Fact Given(Consent consent, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FactKind.Held, false, [By.Person], false, file, line) { Consent = consent };

    public static Guard operator &(Fact left, Guard right) => (Guard)left & right;

    public static Guard operator |(Fact left, Guard right) => (Guard)left | right;

    public static Guard operator !(Fact fact) => !(Guard)fact;

    /// <summary>Where the fact is so, the other must be so too.</summary>
    public Guard Requires(Guard other) => !(Guard)this | other;
}

/// <summary>A person's informed agreement: what for, who receives, which data. Withdrawn as easily as given.</summary>
public sealed record Consent(string Purpose, string Recipient, string Data);
