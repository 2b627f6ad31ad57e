using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Faults;

public sealed class A_full_disk
{
    const int Megabytes = 40, Ballast = 4;

    [Fact]
    public async Task is_told_in_words_and_the_node_goes_on()
    {
        await using var node = await ServedNode.NewAsync(DatabaseKind.Sqlite);
        var disk = await node.OnSmallDiskAsync(Megabytes, Ballast);
        Assert.SkipWhen(disk is null, "This machine lets nobody make a small file system to fill (unshare, mount).");
        using var asylum = node.As(Function.Asylum);
        asylum.DefaultRequestHeaders.Add("Accept-Language", "ru");
        var (claim, version) = await ClaimAsync(asylum);

        HttpResponseMessage answer;
        var taken = 0;
        do
        {
            Assert.True(taken < 3_000, "the disk was never full");
            answer = await CorrectAsync(asylum, claim, version, new string('я', 19_000));
            if (answer.IsSuccessStatusCode)
                (version, taken) = (version + 1, taken + 1);
        }
        while (answer.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("disk-full", (string?)said["refusal"]);
        Assert.Contains("диск", $"{said["detail"]}{said["title"]}", StringComparison.OrdinalIgnoreCase);

        // What needs no writing goes on; what must be written down before it is shown waits for room.
        Assert.Equal(HttpStatusCode.OK, (await asylum.GetAsync("/api/work")).StatusCode);
        Assert.Equal("ready", await asylum.GetStringAsync("/health/ready"));

        disk.ThrowOffBallast();
        Assert.Equal(HttpStatusCode.OK, (await CorrectAsync(asylum, claim, version, "теперь место есть")).StatusCode);
        var record = JsonNode.Parse(await asylum.GetStringAsync($"/api/cases/{claim}/record"))!["entries"]!.AsArray();
        Assert.Equal(taken + 2, record.Count);      // the claim, what was taken before, and the one after
        Assert.Equal(0, await disk.JournalVerifyAsync());
    }

    static async Task<(Guid Claim, long Version)> ClaimAsync(HttpClient asylum)
    {
        var arrived = await asylum.PostAsJsonAsync("/api/arrivals", new { kind = "Travel", persons = new[] { new { person = new { birth = "1990" } } } });
        var person = (Guid)JsonNode.Parse(await arrived.Content.ReadAsStringAsync())!["persons"]![0]!["id"]!;
        var voiced = await asylum.PostAsJsonAsync("/api/cases", new { step = "AsylumRegistration.Voice", personId = person });
        var receipt = JsonNode.Parse(await voiced.Content.ReadAsStringAsync())!;
        return ((Guid)receipt["caseId"]!, (long)receipt["version"]!);
    }

    static Task<HttpResponseMessage> CorrectAsync(HttpClient asylum, Guid claim, long version, string text) => asylum.PostAsJsonAsync(
        $"/api/cases/{claim}/steps/AsylumRegistration.Correct", new { version, answers = new { Corrected = text, CorrectionReason = "ошибка при записи" } });
}
