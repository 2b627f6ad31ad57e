using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

public class The_library_of_disclosure
{
    /// <summary>Whoever uses the library finds every public type in its README, and nothing that is not there.</summary>
    [Fact]
    public void has_its_public_surface_written_down()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Disclosure", "README-of-Pana.Disclosure.md"));
        var types = typeof(Protection).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal).ToList();
        var written = readme[readme.IndexOf("## Public surface", StringComparison.Ordinal)..readme.IndexOf("## What to know", StringComparison.Ordinal)]
            .Split('`').Where((_, at) => at % 2 == 1).Where(word => word.All(char.IsAsciiLetter) && char.IsAsciiLetterUpper(word[0])).Order(StringComparer.Ordinal);
        Assert.Equal(types, written.Distinct());
    }

    [Fact]
    public void knows_no_database_and_no_web() =>
        Assert.DoesNotContain(typeof(Protection).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Microsoft.", StringComparison.Ordinal) || name.Name.StartsWith("Pana.", StringComparison.Ordinal));
}
