using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Accounts;
using Pana.Access.Open;
using Pana.Access.Passkeys;
using Pana.Access.ReadingLog;
using Pana.Access.SignIn;
using Pana.Screens;

namespace Pana.Access;

/// <summary>Officials, sign-in, sessions, walls, the log of readings, the gate of every egress.</summary>
public static class AccessModule
{
    /// <summary>Attempts to sign in that one address may make in a minute.</summary>
    const int SignInsPerMinute = 30;

    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings settings)
    {
        var cookies = new Cookies(settings);
        services.AddSingleton(settings).AddSingleton(cookies).AddSingleton<Sessions>().AddSingleton<KeptForm>()
            .AddSingleton<Credentials>().AddSingleton<Challenges>();
        services.AddScoped<SignedIn>().AddScoped(scope => scope.GetRequiredService<SignedIn>().Officer
            ?? throw new InvalidOperationException("Nobody is signed in on a public endpoint."));
        services.AddScoped<CheckSignIn>().AddScoped<SignInWith>().AddScoped<SignOut>().AddScoped<Invitations>()
            .AddScoped<AddOfficial>().AddScoped<ChangeOfficial>().AddScoped<DecideProposal>().AddScoped<OfficialList>()
            .AddScoped<AddPasskey>().AddScoped<CheckPasskey>().AddScoped<Officials>().AddScoped<Readings>().AddScoped<Egress>();
        services.AddDataProtection().SetApplicationName($"pana-{settings.NodeId}")
            .PersistKeysToFileSystem(new(settings.KeyFolder));
        services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.FormFieldName, options.HeaderName) =
                (cookies.FormCookie, cookies.TokenField, "X-Form-Token");
            options.Cookie.SecurePolicy = settings.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            // Whoever embeds us is stopped by the content-security policy of every answer.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<FillScreen>(GiveFormToken);
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(SignInEndpoints.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                $"{context.Connection.RemoteIpAddress}",
                _ => new() { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
            limiter.OnRejected = async (rejected, _) =>
                await Answers.Refused(new("too-many-attempts", StatusCodes.Status429TooManyRequests))
                    .ExecuteAsync(rejected.HttpContext);
        });
    }

    /// <summary>After routing, before every endpoint.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.UseMiddleware<AccessGate>().UseRateLimiter().UseAntiforgery();

    public static void MapAccess(this IEndpointRouteBuilder endpoints)
    {
        SignInEndpoints.Map(endpoints);
        MeEndpoints.Map(endpoints);
        PasskeyEndpoints.Map(endpoints);
        AccountEndpoints.Map(endpoints);
        ReadingEndpoints.Map(endpoints);
        if (endpoints.ServiceProvider.GetRequiredService<AccessSettings>().IsDemo)
            DemoEndpoints.Map(endpoints);
    }

    /// <summary>
    /// Every endpoint that declares no authorisation. Not empty means that the node must not start: the gate would refuse it to
    /// everybody, and somebody thought that it works.
    /// </summary>
    public static IReadOnlyList<string> Undeclared(IEndpointRouteBuilder endpoints) =>
        [.. endpoints.DataSources.SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<AccessRule>() is null)
            .Select(endpoint => endpoint.DisplayName ?? "?")];

    static ValueTask GiveFormToken(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (context.Request.IsApi() || context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { IsTraceless: true })
            return ValueTask.CompletedTask;
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        screen.Token = new(tokens.FormFieldName, tokens.RequestToken!);
        return ValueTask.CompletedTask;
    }
}
