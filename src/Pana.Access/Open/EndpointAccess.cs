using Microsoft.AspNetCore.Builder;
using Pana.Kernel;

namespace Pana.Access.Open;

/// <summary>
/// Who may call an endpoint. An endpoint without one is refused to everybody, and the node does not start with it.
/// <paramref name="IsPlain"/>: the answer is no page of ours (a file, a health check), so no frame is filled for it.
/// <paramref name="IsTraceless"/>: a page for everybody that asks for no session, gives no cookie and no form token.
/// </summary>
public sealed record AccessRule(
    IReadOnlyList<Function> Functions, bool Supervisor = false, string? PublicReason = null, bool IsPlain = false, bool IsTraceless = false)
{
    public bool IsPublic => PublicReason is not null;

    /// <summary>No function named means every signed-in official.</summary>
    public bool Admits(Officer officer) =>
        (Functions.Count == 0 || Functions.Any(officer.Has)) && (!Supervisor || officer.LeadsUnit);
}

/// <summary>How an endpoint declares its authorisation.</summary>
public static class EndpointAccess
{
    /// <summary>Officials with one of the functions.</summary>
    public static T Allow<T>(this T endpoint, params Function[] functions) where T : IEndpointConventionBuilder
    {
        ArgumentOutOfRangeException.ThrowIfZero(functions.Length);
        return endpoint.WithMetadata(new AccessRule(functions));
    }

    /// <summary>Officials with one of the functions who lead their unit.</summary>
    public static T AllowSupervisor<T>(this T endpoint, params Function[] functions) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(functions, Supervisor: true));

    /// <summary>Every signed-in official.</summary>
    public static T AllowSignedIn<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule([]));

    /// <summary>Everybody; the reason appears in the API description as <c>x-public-reason</c>.</summary>
    public static T Public<T>(this T endpoint, string reason) where T : IEndpointConventionBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return endpoint.WithMetadata(new AccessRule([], PublicReason: reason));
    }

    /// <summary>Everybody; and the answer is a file or a machine's question, so that it sets no cookie and may be cached.</summary>
    public static T PublicFile<T>(this T endpoint, string reason) where T : IEndpointConventionBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return endpoint.WithMetadata(new AccessRule([], PublicReason: reason, IsPlain: true));
    }

    /// <summary>
    /// Everybody, and nobody is asked who they are: a session that the browser has is not looked up, no cookie is set. What is posted
    /// changes nothing, so that no token is asked for either.
    /// </summary>
    public static T PublicWithoutTrace<T>(this T endpoint, string reason) where T : IEndpointConventionBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return endpoint.WithMetadata(new AccessRule([], PublicReason: reason, IsTraceless: true));
    }

    /// <summary>The page carries pictures within itself (<c>data:</c>), which its content-security policy then allows.</summary>
    public static T WithPicturesInside<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new PicturesInside());
}

/// <summary>A page that carries pictures within itself: those of persons have no address that a browser's history keeps.</summary>
public sealed record PicturesInside;
