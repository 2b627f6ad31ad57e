using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class The_library_of_statistics
{
    /// <summary>Whoever uses the library finds every public type in its README, and nothing that is not there.</summary>
    [Fact]
    public void has_its_public_surface_written_down()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sdmx", "README-of-Pana.Sdmx.md"));
        var types = typeof(SdmxQuery).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).Order(StringComparer.Ordinal).ToList();
        var written = readme[readme.IndexOf("## Public surface", StringComparison.Ordinal)..].Split('`').Where((_, at) => at % 2 == 1).SelectMany(code => code.Split(' ')).Where(word => word.All(char.IsAsciiLetter)).ToHashSet();
        Assert.Equal("", string.Join(" ", types.Except(written)));
    }

    [Fact]
    public void knows_no_database_and_no_web() =>
        Assert.DoesNotContain(typeof(SdmxQuery).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Microsoft.", StringComparison.Ordinal) || name.Name.StartsWith("Pana.", StringComparison.Ordinal));
}
