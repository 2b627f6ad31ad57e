using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Node.Tests.Access;

public sealed class The_walls
{
    /// <summary>protection.md 1–10 as a table; a letter where the function may see: Open Case Asylum cHild Trafficking Gbv hEalth Security.</summary>
    static readonly Dictionary<Function, string> Table = new()
    {
        [Function.Border] = "OC", [Function.Security] = "O", [Function.Police] = "OC", [Function.Migration] = "OC",
        [Function.Asylum] = "OCA", [Function.Decision] = "OCAS", [Function.Appeal] = "OCA", [Function.LegalAid] = "OCA",
        [Function.Interpreter] = "O", [Function.Social] = "OCHTG", [Function.Guardian] = "OCH", [Function.Health] = "OE",
        [Function.LabourInspection] = "O", [Function.CivilSociety] = "O", [Function.Centre] = "O", [Function.Hotline] = "O",
        [Function.Monitor] = "O", [Function.International] = "O", [Function.Coordinator] = "", [Function.Secretariat] = "",
        [Function.DataProtection] = "", [Function.Administrator] = "",
    };

    static readonly Dictionary<Wall, char> Letters = new()
    {
        [Wall.Open] = 'O', [Wall.Case] = 'C', [Wall.Asylum] = 'A', [Wall.Child] = 'H', [Wall.Trafficking] = 'T', [Wall.Gbv] = 'G',
        [Wall.Health] = 'E', [Wall.Security] = 'S',
    };

    public static TheoryData<Function, Wall> EveryPair =>
        [.. Enum.GetValues<Function>().SelectMany(function => Enum.GetValues<Wall>().Select(wall => (function, wall)))];

    [Theory, MemberData(nameof(EveryPair))]
    public void show_a_function_what_the_table_says_and_nothing_else(Function function, Wall wall) =>
        Assert.Equal(Table[function].Contains(Letters[wall]), Walls.Sees(function, wall));

    [Theory, MemberData(nameof(EveryPair))]
    public void never_open_for_those_who_guard_search_and_remove(Function function, Wall wall)
    {
        if (function is Function.Border or Function.Security or Function.Police or Function.Migration
            && wall is not (Wall.Open or Wall.Case))
            Assert.False(Walls.Sees(function, wall));
    }

    [Fact]
    public void let_an_officer_see_what_one_of_their_functions_sees()
    {
        Assert.Equal([Wall.Open, Wall.Case, Wall.Asylum, Wall.Security],
            Walls.SeenByAny([Function.Asylum, Function.Decision]).Order());
        Assert.Empty(Walls.SeenByAny([Function.Administrator]));
        Assert.Empty(Walls.SeenByAny([]));
    }
}

public sealed class One_account
{
    static readonly Function[] Enforcement = [Function.Border, Function.Security, Function.Police, Function.Migration];

    /// <summary>requirements.md: never BG, SO, PO or MO with AO, DM, SW, HW, LI, HO or MN.</summary>
    static readonly Function[] Trusted =
    [
        Function.Asylum, Function.Decision, Function.Social, Function.Health, Function.LabourInspection, Function.Hotline,
        Function.Monitor,
    ];

    public static TheoryData<Function, Function> Forbidden =>
    [
        .. Enforcement.SelectMany(one => Trusted.Select(other => (one, other))),
        .. Enum.GetValues<Function>().SelectMany(function => new[]
        {
            (Function.Administrator, function), (function, Function.DataProtection), (Function.Monitor, function),
        }).Where(pair => pair.Item1 != pair.Item2),
        (Function.Decision, Function.Appeal), (Function.LegalAid, Function.Decision), (Function.LegalAid, Function.Appeal),
    ];

    [Theory, MemberData(nameof(Forbidden))]
    public void never_joins(Function one, Function other)
    {
        Assert.Equal("functions-never-joined", FunctionRules.Check([one, other])?.Name);
        Assert.Equal("functions-never-joined", FunctionRules.Check([other, one])?.Name);
    }

    [Theory]
    [InlineData(Function.Asylum, Function.Decision)]
    [InlineData(Function.Social, Function.Guardian)]
    [InlineData(Function.Border, Function.Migration)]
    [InlineData(Function.LegalAid, Function.CivilSociety)]
    [InlineData(Function.Coordinator, Function.Secretariat)]
    public void may_join(Function one, Function other) => Assert.Null(FunctionRules.Check([one, other]));
}
