using System.Net;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Tests.Papers;
using Pana.Registry.Open;
using Pana.Registry.Portraits;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class The_photo_of_a_person
{
    static Task<Outcome<Guid>> AddAsync(RegistryNode node, Officer officer, Guid person, byte[]? picture = null, PortraitKind kind = PortraitKind.Photo) =>
        node.WithAsync<AddPortrait, Outcome<Guid>>(add => add.RunAsync(officer, person, kind, picture ?? DrawnPictures.Jpeg(), default));

    static async Task<string?> RefusedAsync(RegistryNode node, Officer officer, Guid person, Guid picture) =>
        (await node.WithAsync<ReadPortrait, Outcome<OpenFile>>(read => read.OneAsync(officer, person, picture, default))).Refusal?.Name;

    static async Task<(RegistryNode Node, Officer Asylum, Guid Person)> ComeAsync(DatabaseKind kind = DatabaseKind.Sqlite, string nationality = "AFG")
    {
        var node = await RegistryNode.NewAsync(kind);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var person = (await node.ArriveAsync(node.Official("nizhniy-pyandj", Function.Border), RegistryNode.Person("Gulnoza", nationality: nationality))).Persons[0].Id;
        await node.OpenCaseAsync(person, Wall.Asylum, asylum);
        return (node, asylum, person);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_read_by_those_behind_its_wall_alone(DatabaseKind kind)
    {
        var (node, asylum, person) = await ComeAsync(kind);
        await using var _ = node;
        var social = node.Official("social-dushanbe", Function.Social);
        await node.OpenCaseAsync(person, Wall.Child, social);
        var picture = (await AddAsync(node, asylum, person)).Value;

        var answer = await node.GetAsync(asylum, $"/persons/{person}/portrait/{picture}");
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(DrawnPictures.Jpeg(), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("file-not-found", await RefusedAsync(node, social, person, picture));
        Assert.Empty((await node.WithAsync<ReadPortrait, Outcome<PortraitView>>(read => read.RunAsync(social, person, default))).Value.History);
        foreach (var outside in new[] { Function.Border, Function.Police, Function.Hotline, Function.LegalAid })
            Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(node.Official("nizhniy-pyandj", outside), $"/persons/{person}/portrait/{picture}")).StatusCode);
        Assert.Equal("person-not-found", (await AddAsync(node, node.Official("khujand", Function.Asylum), person)).Refusal?.Name);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_sealed_and_its_reading_is_written_down_behind_the_readers_wall(DatabaseKind kind)
    {
        var (node, asylum, person) = await ComeAsync(kind);
        await using var _ = node;
        var picture = (await AddAsync(node, asylum, person)).Value;
        await node.GetAsync(asylum, $"/persons/{person}/portrait/{picture}");
        var log = await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person));
        Assert.Equal(("reading.portrait", Wall.Asylum), (Assert.Single(log).What, log[0].Wall));

        await node.WithAsync<PersonProtection>(protection => protection.EraseAsync(person));
        Assert.NotNull(await RefusedAsync(node, asylum, person, picture));
        Assert.Equal("person-erased", (await node.WithAsync<FileVault, Outcome<OpenFile>>(vault => vault.OpenAsync(picture))).Refusal?.Name);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task on_a_given_paper_stays_when_a_newer_one_is_taken(DatabaseKind kind)
    {
        var (node, asylum, person) = await ComeAsync(kind);
        await using var _ = node;
        Task<PaperPicture?> Of(DateTimeOffset given) => node.WithAsync<PaperPortraits, PaperPicture?>(papers => papers.OfPaperAsync(asylum, person, PortraitKind.Photo, given));
        var early = node.Clock.GetUtcNow();
        Assert.Null(await Of(early));
        node.Clock.Advance(TimeSpan.FromDays(1));
        var first = (await AddAsync(node, asylum, person)).Value;
        var given = node.Clock.GetUtcNow();
        node.Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(node, asylum, person, DrawnPictures.Jpeg(413, 531));
        await AddAsync(node, asylum, person, DrawnPictures.Png(1050, 350), PortraitKind.Signature);

        Assert.Equal(DrawnPictures.Jpeg(), (await Of(given))!.Content);
        Assert.Equal(DrawnPictures.Jpeg(), (await Of(early))!.Content);
        Assert.Equal(DrawnPictures.Jpeg(413, 531), (await Of(node.Clock.GetUtcNow()))!.Content);

        Assert.Null((await node.WithAsync<SetPortraitAside, Outcome<Guid>>(aside => aside.RunAsync(asylum, person, first, default))).Refusal);
        Assert.Equal(DrawnPictures.Jpeg(413, 531), (await Of(given))!.Content);
        var history = (await node.WithAsync<ReadPortrait, Outcome<PortraitView>>(read => read.RunAsync(asylum, person, default))).Value.History;
        Assert.Equal([false, false, true], history.Select(line => line.SetAsideAt is not null));
        Assert.Equal(first, history[^1].Id);
    }

    [Fact]
    public async Task does_not_pass_the_gate_to_officials_of_the_state_that_the_person_fled()
    {
        var (node, asylum, person) = await ComeAsync(nationality: "TJK");
        await using var _ = node;
        var picture = (await AddAsync(node, asylum, person)).Value;
        Assert.Null(await RefusedAsync(node, asylum, person, picture));
        await node.WithAsync<PersonProtection>(protection => protection.VoicedFearAsync(person, []));

        Assert.Equal("cannot-leave", await RefusedAsync(node, asylum, person, picture));
    }

    [Fact]
    public async Task of_somebody_else_cannot_be_set_aside_through_this_person()
    {
        var (node, asylum, person) = await ComeAsync();
        await using var _ = node;
        var picture = (await AddAsync(node, asylum, person)).Value;
        var other = (await node.ArriveAsync(node.Official("nizhniy-pyandj", Function.Border), RegistryNode.Person("Zarina"))).Persons[0].Id;
        await node.OpenCaseAsync(other, Wall.Asylum, asylum);

        Assert.Equal("file-not-found", (await node.WithAsync<SetPortraitAside, Outcome<Guid>>(aside => aside.RunAsync(asylum, other, picture, default))).Refusal?.Name);
        Assert.Equal("file-not-found", await RefusedAsync(node, asylum, other, picture));
    }
}
