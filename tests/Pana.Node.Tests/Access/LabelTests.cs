using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.Tests.Access;

public sealed class The_labels_of_accounts_and_the_node
{
    static readonly Labels All = Labels.Read(Path.Combine(NodeSettings.ProgramFolder, "labels"));

    public static TheoryData<string> Keys =>
    [
        .. Enum.GetNames<Function>().Select(name => $"function.{name}"), .. Enum.GetNames<Wall>().Select(name => $"wall.{name}"),
        .. Enum.GetNames<Sex>().Select(name => $"sex.{name}"),
    ];

    [Theory, MemberData(nameof(Keys))]
    public void name_every_function_wall_and_sex(string key) => Assert.True(All.Has("ru", key) && All.Has("en", key));

    [Theory]
    [InlineData("access")]
    [InlineData("node")]
    public void are_the_same_keys_in_both(string area)
    {
        static IEnumerable<string> KeysOf(string language, string area) =>
            Csv.Read(Path.Combine(NodeSettings.ProgramFolder, "labels", language, $"{area}.csv")).Select(row => row["key"]);
        Assert.Equal(KeysOf("ru", area), KeysOf("en", area));
        Assert.Equal(KeysOf("ru", area).Distinct(), KeysOf("ru", area));
    }
}
