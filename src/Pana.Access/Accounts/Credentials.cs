using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Pana.Kernel;

namespace Pana.Access.Accounts;

/// <summary>Passwords and second factors: how they are kept and how they are checked.</summary>
internal sealed class Credentials(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Length is what makes a password hard to guess; no rule asks for odd characters (NIST SP 800-63B).</summary>
    public const int ShortestPassword = 12, LongestPassword = 200;

    const int RecoveryCodes = 8;

    static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Checked in place of an account that does not exist, so that its absence takes as long.</summary>
    static readonly string NobodysHash = Hasher.HashPassword(null!, Secrets.NewToken());

    readonly IDataProtector _seal = protection.CreateProtector("Pana.Access.SecondFactor");

    public bool IsPassword(Account? account, string password) =>
        password.Length <= LongestPassword
        && Hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash, password)
            is not PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;

    public bool AcceptsCode(Account account, string code)
    {
        if (account.SealedTotpSecret is not { } secret
            || Totp.Accept(_seal.Unprotect(Convert.FromBase64String(secret)), code, clock.GetUtcNow(), account.LastTotpStep)
                is not { } step)
            return false;
        account.LastTotpStep = step;
        return true;
    }

    /// <summary>A new secret for the enrolment page, sealed, so that the page can carry it until the first code is typed.</summary>
    public (string Sealed, byte[] Secret) NewSecret()
    {
        var secret = Totp.NewSecret();
        return (Seal(secret), secret);
    }

    public byte[] Unseal(string secret) => _seal.Unprotect(Convert.FromBase64String(secret));

    string Seal(byte[] secret) => Convert.ToBase64String(_seal.Protect(secret));

    public Refusal? SetPassword(Account account, string password)
    {
        if (password.Length is < ShortestPassword or > LongestPassword
            || password.Contains(account.SignInName, StringComparison.OrdinalIgnoreCase)
            || password.Distinct().Count() < 5)
            return new("password-too-weak", 400);
        account.PasswordHash = Hasher.HashPassword(account, password);
        return null;
    }

    /// <summary>Takes the secret of the enrolment page once its first code proves that the app has it.</summary>
    public Refusal? Enrol(Account account, string sealedSecret, string code)
    {
        byte[] secret;
        try
        {
            secret = Unseal(sealedSecret);
        }
        catch (Exception fault) when (fault is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return new("code-wrong", 400);
        }
        if (Totp.Accept(secret, code, clock.GetUtcNow(), lastUsed: 0) is not { } step)
            return new("code-wrong", 400);
        (account.SealedTotpSecret, account.LastTotpStep) = (Seal(secret), step);
        return null;
    }

    /// <summary>New recovery codes; the page shows them once.</summary>
    public static IReadOnlyList<string> GiveRecoveryCodes(AccessContext access, Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Secrets.NewRecoveryCode()).ToList();
        access.RecoveryCodes.RemoveRange(access.RecoveryCodes.Where(code => code.AccountId == account.Id));
        access.RecoveryCodes.AddRange(codes.Select(code =>
            new RecoveryCode { AccountId = account.Id, CodeHash = Secrets.Hash(code) }));
        return codes;
    }
}
