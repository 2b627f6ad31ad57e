using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Access.SignIn;

/// <summary>The node's cookies. Cookies ignore ports, therefore each name carries the node's.</summary>
internal sealed class Cookies(AccessSettings settings)
{
    readonly string _session = $"pana-session-{settings.NodeId}";
    readonly string _challenge = $"pana-passkey-{settings.NodeId}";
    readonly string _language = $"pana-language-{settings.NodeId}";

    public string FormCookie { get; } = $"pana-form-{settings.NodeId}";

    /// <summary>Name of the hidden field against forged forms.</summary>
    public string TokenField => "form-token";

    public string? SessionToken(HttpContext context) => context.Request.Cookies[_session];

    /// <summary>Ends with the browser; the server ends it sooner.</summary>
    public void GiveSession(HttpContext context, string token) =>
        context.Response.Cookies.Append(_session, token, Options());

    public void TakeSession(HttpContext context) => context.Response.Cookies.Delete(_session, Options());

    public string? ChallengeToken(HttpContext context) => context.Request.Cookies[_challenge];

    /// <summary>Ties a challenge to the browser that asked for it, before anybody is signed in.</summary>
    public void GiveChallenge(HttpContext context, string token) => context.Response.Cookies.Append(_challenge, token, Options());

    public void KeepLanguage(HttpContext context, Language language)
    {
        var options = Options();
        options.MaxAge = TimeSpan.FromDays(365);
        context.Response.Cookies.Append(_language, language.Code, options);
    }

    /// <summary>The language chosen here, else the first one known that the browser asks for, else Russian.</summary>
    public Language LanguageOf(HttpContext context)
    {
        if (context.Request.Cookies[_language] is { } chosen && Language.Find(chosen) is { } language)
            return language;
        return context.Request.GetTypedHeaders().AcceptLanguage
            .Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1)
            .Select(ByWish).FirstOrDefault(known => known is not null) ?? Language.Russian;
    }

    /// <summary>Browsers ask for Dari as <c>fa-AF</c> or <c>fa</c>, for the others by their code.</summary>
    static Language? ByWish(StringWithQualityHeaderValue wish) =>
        wish.Value.Value?.Split('-')[0].ToLowerInvariant() is { } code ? Language.Find(code is "fa" ? "prs" : code) : null;

    CookieOptions Options() => new()
    {
        HttpOnly = true, Secure = settings.SecureCookies, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, IsEssential = true, Path = "/",
    };
}
