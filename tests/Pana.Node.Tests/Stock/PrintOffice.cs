using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Stock;

/// <summary>Papers that a second official has checked and that wait for a blank, laid down as the steps before would leave them.</summary>
static class PrintOffice
{
    public const string Card = "refugee-card";

    /// <summary>People whose refugee cards wait in the official's unit.</summary>
    public static async Task<IReadOnlyList<GivenPaper>> WaitAsync(IServiceProvider services, Officer officer, int count)
    {
        var papers = new List<GivenPaper>();
        foreach (var batch in Enumerable.Range(0, count).Chunk(50))
        {
            await using var scope = services.CreateAsyncScope();
            var arrived = await scope.ServiceProvider.GetRequiredService<Registrations>().ArrivalAsync(officer, new(GroupKind.Travel, null,
                [.. batch.Select(n => new ArrivalPerson(new() { Name = new() { Given = "Гулзода", Family = $"Пайванд-{n}" }, Birth = $"{1950 + n % 50}", Nationalities = ["AFG"] }))]));
            papers.AddRange(await LayAsync(scope.ServiceProvider, officer, [.. arrived.Value.Persons.Select(person => person.Id)]));
        }
        return papers;
    }

    static async Task<IReadOnlyList<GivenPaper>> LayAsync(IServiceProvider services, Officer officer, IReadOnlyList<Guid> persons)
    {
        var (unit, now) = (services.GetRequiredService<UnitOfWork>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var papers = new List<GivenPaper>();
        await unit.RunAsync(() =>
        {
            var casework = unit.Context<CaseworkContext>();
            foreach (var person in persons)
            {
                var id = Guid.CreateVersion7(now);
                casework.Cases.Add(new()
                {
                    Id = id, Number = CaseNumber.New().ToString(), Procedure = nameof(IssueOfDocument), PersonId = person, State = IssueOfDocument.Checked.Key, Wall = Wall.Asylum,
                    Authority = officer.Authority, Unit = officer.Unit, Holders = officer.Authority, OpenedBy = Guid.Empty, OpenedAuthority = officer.Authority,
                    OpenedUnit = officer.Unit, OpenedAt = now, HeadHash = new byte[32], Version = 1,
                });
                foreach (var fact in new[] { IssueOfDocument.OfRefugeeCard, IssueOfDocument.Good, IssueOfDocument.Awaited })
                    casework.Facts.Add(new() { PersonId = person, CaseId = id, Fact = fact.Key, Value = true, ValidFrom = now });
                papers.Add(new()
                {
                    Id = Guid.CreateVersion7(now), CaseId = id, PersonId = person, Paper = Vocabulary.RefugeeCard.Key, Step = IssueOfDocument.CheckRefugeeCard.Key,
                    Number = CaseNumber.New().ToString(), Wall = Vocabulary.RefugeeCard.Wall, GivenAt = now, ValidUntil = now.AddYears(1),
                });
            }
            casework.Papers.AddRange(papers);
            return Task.CompletedTask;
        });
        return papers;
    }

    /// <summary>Asks until the batch rests.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isDone)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await ask() is var answer && isDone(answer))
                return answer;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The batch did not come to rest.");
    }
}
