using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Pana.Access.Open;

namespace Pana.Node.Hosting;

/// <summary>The description of the API: what may be called without a sign-in says why.</summary>
internal static class OpenApiDescription
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Pana", Version = "1" };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var rule = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRule>().LastOrDefault();
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            if (rule?.PublicReason is { } reason)
                operation.Extensions["x-public-reason"] = new JsonNodeExtension(JsonValue.Create(reason));
            else if (rule is not null)
                operation.Extensions["x-functions"] = new JsonNodeExtension(
                    new JsonArray([.. rule.Functions.Select(function => (JsonNode?)JsonValue.Create($"{function}"))]));
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json")
        .PublicFile("Whoever writes a program against the node reads first what it can do.");
}
