using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.MadeUp;

/// <summary>Made-up officials of the demo's nodes, from <c>demo/officials.csv</c>.</summary>
internal static class DemoOfficials
{
    public static IEnumerable<NewOfficial> Of(string edition) =>
        Csv.Read(Path.Combine(NodeSettings.ProgramFolder, "demo", "officials.csv"))
            .Where(row => row["edition"] == edition)
            .Select(row => new NewOfficial(row["name"], [Enum.Parse<Function>(row["function"])], row["authority"], row["unit"],
                row["leads"] == "yes", row["languages"].Split(' '), Enum.Parse<Sex>(row["sex"])));
}
