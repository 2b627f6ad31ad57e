using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>What an official says about two numbers. Prints <c>•••</c>.</summary>
/// <param name="Reason">Why, for the record; at most 1,000 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DecisionInput(Guid One, Guid Other, Verdict? Verdict, string? Reason)
{
    public override string ToString() => "•••";
}

/// <summary>The receipt. Whether it is in force already is not said: that would tell of walls.</summary>
internal sealed record Decided(Guid DecisionId);

/// <summary>Says that two numbers are one person, two, or that nobody can tell yet. Nothing is joined by one official alone.</summary>
internal sealed class Decide(UnitOfWork unit, Identities identities, PairSight pairs, Faces faces, Verdicts verdicts, LikenessModel model,
    NameFrequencies frequencies)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/duplicates/decisions",
        async (DecisionInput input, Officer officer, Decide decide, CancellationToken cancel) =>
            Answers.Of(await decide.RunAsync(officer, input, cancel))).Produces<Decided>().Allow(PairSight.Desk);

    public async Task<Outcome<Decided>> RunAsync(Officer officer, DecisionInput input, CancellationToken cancel)
    {
        if (CorrectPerson.Unfounded(input.Reason, SaidBy.Officer) is { } unfounded)
            return unfounded;
        if (input.Verdict is not (Verdict.Same or Verdict.Different or Verdict.NotSure))
            return new Refusal("verdict-missing", 422);
        return await unit.RunAsync(() => WriteAsync(officer, input, cancel), cancel);
    }

    async Task<Outcome<Decided>> WriteAsync(Officer officer, DecisionInput input, CancellationToken cancel)
    {
        await identities.LockAsync([input.One, input.Other], cancel);
        if (!await pairs.SeesAsync(officer, input.One, input.Other, cancel))
            return new Refusal("person-not-found", 404);
        if ((await identities.OfAsync(input.One, cancel)).Contains(input.Other))
            return new Refusal("already-one", 409);
        var seen = (await faces.SeenByAsync(officer, [input.One, input.Other], cancel)).Select(face => face.Facts).ToList();
        return await verdicts.SayAsync(officer, Pair.Of(input.One, input.Other), input.Verdict!.Value, new(input.Reason!.Trim(), []),
            model.Of(seen[0], seen[1], await frequencies.OfAsync(seen, cancel)).Thousandths, undoes: null, cancel);
    }
}
