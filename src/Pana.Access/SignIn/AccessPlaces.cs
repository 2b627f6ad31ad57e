using Pana.Access.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Access.SignIn;

/// <summary>This module's links in the header; they come last, after the places where the work is.</summary>
internal static class AccessPlaces
{
    public static IEnumerable<Place> Of(Officer officer, ScreenContext screen)
    {
        if (officer.Has(Function.Administrator))
            yield return To("/officials", "access.place.officials");
        if (officer.Has(Function.DataProtection))
            yield return To("/readings", "access.place.readings");
        yield return To("/me", "access.place.me");

        // By whole parts of the path: /met is not a page of /me.
        Place To(string address, string key) =>
            new(address, screen[key], $"{screen.Path.Split('?')[0]}/".StartsWith($"{address}/", StringComparison.Ordinal));
    }
}
