using Pana.Registry;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class The_tables_of_the_register
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_those_of_the_model(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<RegistryContext>(kind, typeof(RegistryModule).Assembly));
}
