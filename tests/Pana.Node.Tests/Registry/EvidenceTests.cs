using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class Evidence
{
    static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "tazkira of Gulnoza"u8];

    static MultipartFormDataContent File(byte[] content, string name = "Gulnoza Rahimova.png") =>
        new() { { new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } },
            "file", name } };

    static async Task<Guid> IdAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_kept_behind_the_wall_of_whoever_took_it(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"))).Persons[0].Id;
        await node.OpenCaseAsync(person, Wall.Asylum, asylum);
        var path = $"/api/persons/{person}/evidence";
        var (open, hidden) = (await IdAsync(await node.SendAsync(guard, path, File(Png))),
            await IdAsync(await node.SendAsync(asylum, path, File(Png))));

        var answer = await node.GetAsync(asylum, $"{path}/{hidden}");
        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("attachment", "evidence.png"), (answer.Content.Headers.ContentDisposition?.DispositionType,
            answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync(asylum, $"{path}/{open}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync(guard, $"{path}/{open}")).StatusCode);

        var (walled, nothing) = (await node.GetAsync(guard, $"{path}/{hidden}"),
            await node.GetAsync(guard, $"{path}/{Guid.CreateVersion7()}"));
        Assert.Equal(await nothing.Content.ReadAsStringAsync(), await walled.Content.ReadAsStringAsync());
        var file = JsonDocument.Parse(await (await node.GetAsync(guard, $"/api/persons/{person}"))
            .Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(open, Assert.Single(file.GetProperty("evidence").EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("file-type-not-accepted", "<html><script>alert(1)</script>")]
    [InlineData("file-type-not-accepted", "II*\0 a TIFF")]
    [InlineData("file-empty", "")]
    public async Task is_refused(string refusal, string content)
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"))).Persons[0].Id;
        var answer = await node.SendAsync(guard, $"/api/persons/{person}/evidence",
            File(Encoding.Latin1.GetBytes(content), "passport.pdf"));
        Assert.Equal(refusal, await RegistryNode.RefusalAsync(answer));
    }

    [Fact]
    public async Task of_more_than_ten_megabytes_is_refused()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"))).Persons[0].Id;
        Task<HttpResponseMessage> Send(int size) =>
            node.SendAsync(guard, $"/api/persons/{person}/evidence", File([.. Png, .. new byte[size - Png.Length]]));
        Assert.Equal("file-too-large", await RegistryNode.RefusalAsync(await Send(10_000_001)));
        Assert.Null(await RegistryNode.RefusalAsync(await Send(10_000_000)));
    }

    [Fact]
    public async Task cannot_be_put_behind_a_wall_that_the_official_does_not_see()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"))).Persons[0].Id;
        Assert.Equal("wall-not-yours", await RegistryNode.RefusalAsync(
            await node.SendAsync(guard, $"/api/persons/{person}/evidence?wall=Asylum", File(Png))));
    }

    [Fact]
    public async Task does_not_pass_the_gate_to_officials_of_the_state_that_the_person_fled()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza", nationality: "TJK"))).Persons[0].Id;
        var path = $"/api/persons/{person}/evidence";
        var file = await IdAsync(await node.SendAsync(guard, path, File(Png)));
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync(guard, $"{path}/{file}")).StatusCode);
        await node.WithAsync<PersonProtection>(protection => protection.VoicedFearAsync(person, []));
        Assert.Equal("cannot-leave", await RegistryNode.RefusalAsync(await node.GetAsync(guard, $"{path}/{file}")));
        var officer = node.Official("dushanbe", Function.DataProtection);
        Assert.Single(await node.WithAsync<Egress,
            IReadOnlyList<BlockedLine>>(egress => egress.BlockedAsync(officer, 10)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_sealed_and_its_reading_is_written_down(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"))).Persons[0].Id;
        var file = await IdAsync(await node.SendAsync(guard, $"/api/persons/{person}/evidence", File(Png)));
        await node.GetAsync(guard, $"/api/persons/{person}/evidence/{file}");
        var log = await node.WithAsync<Readings,
            IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person));
        Assert.Equal("reading.evidence", Assert.Single(log).What);
        await node.WithAsync<PersonProtection>(protection => protection.EraseAsync(person));
        Assert.False((await node.GetAsync(guard, $"/api/persons/{person}/evidence/{file}")).IsSuccessStatusCode);
    }
}
