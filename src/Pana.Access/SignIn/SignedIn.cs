using Pana.Access.Open;

namespace Pana.Access.SignIn;

/// <summary>Who sits behind this request. One per request, filled by the gate.</summary>
internal sealed class SignedIn
{
    public Officer? Officer { get; set; }

    public Guid? SessionId { get; set; }
}
