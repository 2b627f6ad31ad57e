using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Access.Accounts;

internal enum AccountState
{
    /// <summary>Has an invitation link, or waits for the second administrator.</summary>
    Invited,
    Active,
    /// <summary>May come back.</summary>
    Suspended,
    /// <summary>Left the service; the row stays, since the record names it.</summary>
    Ended,
}

/// <summary>An official's account at this node.</summary>
internal sealed class Account
{
    /// <summary>Five mistakes are forgiven; each further one doubles the wait.</summary>
    const int ForgivenMistakes = 5;

    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30), LongestWait = TimeSpan.FromHours(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>What is typed at the sign-in, as <see cref="Normal"/> leaves it; unique in the node.</summary>
    public required string SignInName { get; init; }

    public AccountState State { get; set; } = AccountState.Invited;

    /// <summary>Names of <see cref="Function"/>, separated by spaces; empty until a second administrator agreed.</summary>
    public string FunctionNames { get; set; } = "";

    public string Authority { get; set; } = "";

    public string Unit { get; set; } = "";

    public bool LeadsUnit { get; set; }

    /// <summary>Codes of <see cref="Language"/>, separated by spaces.</summary>
    public string LanguageCodes { get; set; } = "";

    public Sex Sex { get; set; }

    /// <summary>By ASP.NET Core Identity's hasher: PBKDF2, HMAC-SHA-512.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Sealed with the node's data-protection keys; null until enrolled.</summary>
    public string? SealedTotpSecret { get; set; }

    /// <summary>The last step of the clock whose code was accepted, so that no code serves twice.</summary>
    public long LastTotpStep { get; set; }

    public int Mistakes { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Counts up by itself, so that two writes at once do not overwrite each other.</summary>
    public long Version { get; private set; }

    public IReadOnlySet<Function> Functions
    {
        get => FunctionNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Function>).ToHashSet();
        set => FunctionNames = string.Join(' ', value.Order());
    }

    public string[] Languages => LanguageCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public Officer ToOfficer() => new(Id, Name, Functions, Authority, Unit, Languages, Sex, LeadsUnit);

    /// <summary>Spaces and letter case do not matter to whoever types a name.</summary>
    public static string Normal(string signInName) =>
        string.Join(' ', signInName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public void CountMistake(DateTimeOffset now)
    {
        Mistakes++;
        if (Mistakes < ForgivenMistakes)
            return;
        var doublings = Math.Min(Mistakes - ForgivenMistakes, 10);
        var wait = FirstWait * Math.Pow(2, doublings);
        LockedUntil = now + (wait < LongestWait ? wait : LongestWait);
    }

    public void ForgetMistakes() => (Mistakes, LockedUntil) = (0, null);
}

/// <summary>One sign-in, kept on the server: the cookie holds a token whose hash is here.</summary>
internal sealed class Session
{
    /// <summary>A working day; nobody stays signed in over night.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without a request for so long, the session is over: booths are shared.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(45);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The browser's own description, shortened, so that the official recognises their machine.</summary>
    public required string Client { get; init; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < StartedAt + Longest && now < SeenAt + Idle;
}

/// <summary>A link that lets an official choose a password and a second factor, once, within a day.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Stands in for the second factor once, when the telephone is lost.</summary>
internal sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required string CodeHash { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal enum ProposalKind { GiveFunctions, ResetSecondFactor }

/// <summary>What one administrator wants and another one must confirm.</summary>
internal sealed class Proposal
{
    public static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required ProposalKind Kind { get; init; }
    public required Guid AccountId { get; init; }
    public required string FunctionNames { get; init; }
    public required Guid ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public bool Confirmed { get; set; }
    public long Version { get; private set; }
}

/// <summary>What was done to an account, by whom. Only grows.</summary>
internal sealed class AccountAct
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Null when done from the node's own command line.</summary>
    public required Guid? By { get; init; }

    /// <summary>The second half of a label key <c>access.act.NAME</c>.</summary>
    public required string Act { get; init; }
}
