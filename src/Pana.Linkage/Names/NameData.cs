namespace Pana.Linkage;

/// <summary>A data file inside the library: UTF-8, commas, a header line, no quotes. The last column is always the source.</summary>
static class NameData
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split(',');
    }

    public static Stream Open(string name) => typeof(NameData).Assembly.GetManifestResourceStream($"names/{name}")
        ?? throw new InvalidOperationException($"no data file {name}");
}
