using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Pana.Access.SignIn;

/// <summary>
/// What somebody had typed when their session ended. It travels sealed through the sign-in page and is given back to the same
/// account alone, so that the next person at a shared machine does not find it.
/// </summary>
internal sealed class KeptForm(IDataProtectionProvider protection)
{
    static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Pana.Access.KeptForm").ToTimeLimitedDataProtector();

    readonly ConcurrentDictionary<Guid, Content> _held = new();

    internal sealed record Content(Guid AccountId, string Path, List<KeyValuePair<string, string>> Fields);

    public async Task<string?> SealAsync(HttpContext context, Guid accountId, string tokenField)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;
        var form = await request.ReadFormAsync(context.RequestAborted);
        var fields = form.Where(field => field.Key != tokenField)
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")).ToList();
        return _seal.Protect(JsonSerializer.Serialize(new Content(accountId, request.Path + request.QueryString, fields)), Kept);
    }

    /// <summary>
    /// Opens what the sign-in page carried and holds it for this account's next page, which asks before it is sent again: the
    /// page needs the token of the new session. Whether there was anything of theirs.
    /// </summary>
    public bool Keep(string? kept, Guid accountId)
    {
        if (string.IsNullOrEmpty(kept))
            return false;
        try
        {
            if (JsonSerializer.Deserialize<Content>(_seal.Unprotect(kept)) is not { } content || content.AccountId != accountId)
                return false;
            _held[accountId] = content;
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public Content? Take(Guid accountId) => _held.TryRemove(accountId, out var content) ? content : null;
}
