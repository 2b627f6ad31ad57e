using System.Security.Cryptography;
using System.Text;

namespace Pana.Access.Accounts;

/// <summary>Random tokens that are given out once; the database keeps their hashes alone.</summary>
internal static class Secrets
{
    /// <summary>256 random bits, in letters that a URL and a cookie carry as they are.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A recovery code of 50 random bits, in letters that nobody mistakes for one another: <c>abcde-fghjk</c>.</summary>
    public static string NewRecoveryCode()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);
        return $"{letters[..5]}-{letters[5..]}";
    }

    /// <summary>Enough for random tokens, which nobody can guess by trying; passwords are hashed slowly instead.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Compares in a time that does not depend on the first difference.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
