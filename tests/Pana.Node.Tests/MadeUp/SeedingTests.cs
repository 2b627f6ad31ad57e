namespace Pana.Node.Tests.MadeUp;

public sealed class A_made_up_state(ITestOutputHelper output)
{
    [Theory, InlineData("tjk", 400)]
    public async Task is_filled_without_a_refusal(string code, int count)
    {
        await using var state = await MadeUpState.FillAsync(code, count);
        output.WriteLine($"{state.Took.TotalSeconds:0.0} s, {state.Result.Persons} persons");
        foreach (var refusals in state.Result.Refusals.GroupBy(each => each).OrderByDescending(each => each.Count()))
            output.WriteLine($"REFUSED {refusals.Count()} {refusals.Key}");
        foreach (var row in state.Count("SELECT Procedure, State, COUNT(*) FROM casework_case_file GROUP BY 1, 2 ORDER BY 1, 2"))
            output.WriteLine($"{row.Count,5} {row.Kind}");
        Assert.Empty(state.Result.Refusals);
    }
}
