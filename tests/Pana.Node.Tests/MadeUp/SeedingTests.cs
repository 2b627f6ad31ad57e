using Pana.Law;
using Pana.Storage;

namespace Pana.Node.Tests.MadeUp;

/// <summary>One filled state for all its questions.</summary>
public sealed class FilledTajikistan : IAsyncLifetime
{
    internal MadeUpState State { get; private set; } = null!;

    public async ValueTask InitializeAsync() => State = await MadeUpState.FillAsync("tjk", 300);

    public ValueTask DisposeAsync() => State.DisposeAsync();
}

public sealed class A_made_up_state(FilledTajikistan filled, ITestOutputHelper output) : IClassFixture<FilledTajikistan>
{
    MadeUpState State => filled.State;

    [Fact]
    public void is_filled_by_the_rules_without_one_refusal()
    {
        output.WriteLine($"{State.Took.TotalSeconds:0.0} s, {State.Result.Persons} persons");
        foreach (var refusals in State.Result.Refusals.GroupBy(each => each).OrderByDescending(each => each.Count()))
            output.WriteLine($"REFUSED {refusals.Count()} {refusals.Key}");
        foreach (var row in State.Count("SELECT procedure, state, COUNT(*) FROM casework_case_file GROUP BY 1, 2 ORDER BY 1, 2"))
            output.WriteLine($"{row.Count,5} {row.Kind}");
        foreach (var row in State.Count($"SELECT next_term, CASE WHEN next_due < {Now} THEN 'late' WHEN next_due < {Now} + 86400000000 THEN 'today' ELSE 'later' END, COUNT(*) FROM casework_case_file WHERE next_due IS NOT NULL GROUP BY 1, 2"))
            output.WriteLine($"{row.Count,5} {row.Group} {row.Kind}");
        Assert.Empty(State.Result.Refusals);
    }

    static long Now => MadeUpState.Now.ToUnixTimeMilliseconds() * 1000;
}
