namespace Pana.Node.Verbs;

internal static class Verify
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(Help.Print() + 2);
}
