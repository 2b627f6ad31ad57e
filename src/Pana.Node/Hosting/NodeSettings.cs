using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pana.Node.Hosting;

/// <summary>What a node is for; one program in every role.</summary>
internal enum NodeRole { National, Post, Partner, Regional }

/// <summary>
/// One node: what <c>serve --config FILE</c> reads and what the demo makes up. <see cref="Edition"/> is the code of an edition in
/// <c>countries/</c>, or <c>regional</c>.
/// </summary>
internal sealed record NodeSettings
{
    /// <summary>Where labels, editions and web files lie: beside the program.</summary>
    public static readonly string ProgramFolder = AppContext.BaseDirectory;

    public const string RegionalCode = "regional";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter() },
    };

    public NodeRole Role { get; init; } = NodeRole.National;

    public required string Edition { get; init; }

    /// <summary>Keys and, on SQLite, the database.</summary>
    public required string Data { get; init; }

    /// <summary>Connection string of PostgreSQL; null means SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 5100;

    /// <summary>Listen on every address of the machine, not only on its own.</summary>
    public bool Listen { get; init; }

    /// <summary>How the node is reached; <c>https://…</c> makes its cookies travel by TLS alone.</summary>
    public string? Address { get; init; }

    /// <summary>A proxy on this machine ends TLS and tells whose request it is.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>
    /// Nodes whose certificates and lists of withdrawn papers are fetched: of a national node the regional one, of the regional node its
    /// members, each with the state that it speaks for: <c>KAZ=https://…</c>.
    /// </summary>
    public IReadOnlyList<string> TrustSources { get; init; } = [];

    [JsonIgnore]
    public bool IsDemo { get; init; }

    /// <summary>How many made-up people a demo's node is filled with.</summary>
    [JsonIgnore]
    public int MadeUpPeople { get; init; }

    /// <summary>The demo's regional node lets nobody in before its members' made-up history was taken and signed off.</summary>
    [JsonIgnore]
    public bool AwaitsHarvest { get; init; }

    [JsonIgnore]
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Names cookies, keys and files; two nodes on one machine differ in it.</summary>
    public string Id => Role is NodeRole.National or NodeRole.Regional ? Edition : $"{Edition}-{Role.ToString().ToLowerInvariant()}";

    public string PublicAddress => Address?.TrimEnd('/') ?? $"http://localhost:{Port}";

    /// <summary>Throws <see cref="JsonException"/> or <see cref="IOException"/> with a message that names file and place.</summary>
    public static NodeSettings Read(string file)
    {
        var settings = JsonSerializer.Deserialize<NodeSettings>(File.ReadAllText(file), Json)
            ?? throw new JsonException($"{file}: empty");
        // Relative to the file, so that the node finds its data from wherever it is started.
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return settings with { Data = Path.GetFullPath(settings.Data, folder) };
    }
}
