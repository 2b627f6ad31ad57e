using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Portraits;

/// <summary>Photograph and signature for papers: the page, and what it posts.</summary>
internal static class PortraitPages
{
    public static void Add(IServiceCollection services) => services.AddScoped<PortraitList>().AddScoped<AddPortrait>().AddScoped<SetPortraitAside>()
        .AddScoped<ReadPortrait>().AddScoped(scope => new PaperPortraits(scope.GetRequiredService<PortraitList>(), scope.GetRequiredService<FileVault>()));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/persons/{id:guid}/portrait", async (Guid id, string? done, Officer officer, ReadPortrait read, CancellationToken cancel) =>
            await read.RunAsync(officer, id, cancel) is var view && view.Refusal is { } refusal ? Answers.Refused(refusal)
                : new RazorComponentResult<PortraitPage>(new { View = view.Value, IsDone = done is not null })).WithPicturesInside().Allow([.. PaperPortraits.Takers]);
        AddPortrait.Map(endpoints);
        SetPortraitAside.Map(endpoints);
        ReadPortrait.Map(endpoints);
    }
}
