using Microsoft.AspNetCore.Http;
using Pana.Access.Open;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>This module's links in the header, by function.</summary>
internal static class CaseworkPlaces
{
    /// <summary>Those who may lodge a claim or a hold from outside (protection.md 27).</summary>
    public static readonly Function[] Outside =
        [Function.LegalAid, Function.Monitor, Function.Hotline, Function.International, Function.CivilSociety];

    /// <summary>Those who have no list of work here: they record, or look after what they sent.</summary>
    static readonly Function[] WithoutList = [Function.Border, Function.Hotline, Function.Monitor, Function.Guardian];

    public static ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer is null || !officer.HasAny(CaseworkEndpoints.Workers))
            return ValueTask.CompletedTask;
        if (officer.HasAny([.. PersonFiles.Readers]))
            screen.SearchAddress = "/search";
        screen.Places = [.. screen.Places, .. Of(officer, screen)];
        return ValueTask.CompletedTask;
    }

    static IEnumerable<Place> Of(Officer officer, ScreenContext screen)
    {
        if (!officer.Functions.All(WithoutList.Contains))
            yield return To("/work");
        if (officer.LeadsUnit)
            yield return To("/load");
        if (officer.Has(Function.Guardian))
            yield return To("/children");
        if (officer.HasAny(Outside))
            yield return To("/lodge");
        yield return To("/referrals");
        yield return To("/manual");

        Place To(string address) => new(address, screen[$"page.place.{address[1..]}"], screen.Path.StartsWith(address, StringComparison.Ordinal));
    }
}
