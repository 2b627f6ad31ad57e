using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework.Glass;
using Pana.Casework.Inland;
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

    public static async ValueTask Fill(ScreenContext screen, Officer? officer, HttpContext context)
    {
        // The notice to the data-protection officer: how many openings they have not looked at, on every page from the moment of the opening.
        if (officer is not null && officer.Has(Function.DataProtection) && !context.Request.Path.StartsWithSegments("/api"))
            screen.Places = [.. screen.Places, new("/glass", screen["page.place.glass"], screen.Path.StartsWith("/glass", StringComparison.Ordinal),
                await context.RequestServices.GetRequiredService<CaseworkContext>().Glass.CountAsync(row => row.AgreedAt != null && row.SeenAt == null))];
        if (officer is null || !officer.HasAny(CaseworkEndpoints.Workers))
            return;
        if (officer.HasAny([.. PersonFiles.Readers]))
            screen.SearchAddress = "/search";
        screen.Places = [.. screen.Places, .. Of(officer, screen)];
    }

    static IEnumerable<Place> Of(Officer officer, ScreenContext screen)
    {
        if (!officer.Functions.All(WithoutList.Contains))
            yield return To("/work");
        if (officer.LeadsUnit)
            yield return To("/load");
        if (officer.Has(Function.Guardian))
            yield return To("/children");
        if (officer.HasAny(MeetPeople.Officials))
            yield return To("/met");
        if (officer.HasAny(Outside))
            yield return To("/lodge");
        yield return To("/referrals");
        if (officer.Has(Function.Asylum))
            yield return To("/stock");
        if (officer.Has(Function.Asylum))
            yield return To("/prints");
        if (GlassRules.MayBreak(officer))
            yield return To("/glass");
        yield return To("/manual");

        Place To(string address) => new(address, screen[$"page.place.{address[1..]}"], screen.Path.StartsWith(address, StringComparison.Ordinal));
    }
}
