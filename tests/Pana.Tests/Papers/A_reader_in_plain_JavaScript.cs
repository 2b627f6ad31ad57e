using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pana.Papers;
using Pana.Tests.Kernel;

namespace Pana.Tests.Papers;

/// <summary>The scripts of docs/protocols as they stand there, run by Node: what a browser will do offline.</summary>
public sealed partial class A_reader_in_plain_JavaScript : IDisposable
{
    readonly SealOffice _office = new();
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pana-script-");

    public void Dispose()
    {
        _office.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script { get; }

    static string Of(string file) => Script.Match(File.ReadAllText(Path.Combine(Path.GetDirectoryName(House.Folder)!, "docs", "protocols", file))).Groups[1].Value;

    JsonElement Run(string script, string harness, object given)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "given.json"), JsonSerializer.Serialize(given));
        File.WriteAllText(Path.Combine(_folder.FullName, "run.mjs"), $$"""
            import { readFileSync } from "node:fs";
            const given = JSON.parse(readFileSync(new URL("given.json", import.meta.url)));
            const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
            {{script}}
            {{harness}}
            """);
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(_folder.FullName, "run.mjs")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, complained) = (node.StandardOutput.ReadToEnd(), node.StandardError.ReadToEnd());
            node.WaitForExit();
            Assert.True(node.ExitCode == 0, complained);
            return JsonDocument.Parse(said).RootElement;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node 20 is not installed: apt-get install nodejs, or nodejs.org.");
            throw;
        }
    }

    [Fact]
    public void reads_a_seal_and_verifies_its_signature()
    {
        var read = Run(Of("seal.md"), """
            const seal = readSeal(bytesOf(given.text)), key = await keyOf(bytes(given.certificate)), flipped = { ...seal, signed: seal.signed.slice() };
            flipped.signed[20] ^= 1;
            console.log(JSON.stringify({ issuer: seal.issuer, signer: seal.signer, signedOn: seal.signedOn, profile: `${seal.category}/${seal.definition}`, number: c40(seal.features.get(1)),
              family: c40(seal.features.get(2)), birth: c40(seal.features.get(4)), until: day(seal.features.get(5)), genuine: await isSigned(key, seal), altered: await isSigned(key, flipped),
              none: [bytesOf("hello"), readSeal(new Uint8Array(200))] }));
            """, new { text = SealText.Of(_office.Seal()), certificate = _office.Certificate.RawData });
        Assert.Equal("""{"issuer":"KAZ","signer":"KZ015B","signedOn":"2026-11-28","profile":"160/2","number":"7K3QX9M2VB","family":"AHMADZAI","birth":"1990<<<<","until":"2027-02-28","genuine":true,"""
            + "\"altered\":false,\"none\":[null,null]}", read.GetRawText());
    }

    [Fact]
    public void answers_from_a_list_of_withdrawn_papers_as_the_library_does()
    {
        string[] numbers = [.. Enumerable.Range(0, 6_000).Select(i => $"N{i * 7_919:000000000}")];
        var issued = new DateTimeOffset(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);
        var list = RevocationMaking.Sign("KAZ", _office.Signer, 3_000_000_000, issued, issued.AddDays(1), numbers[..3_000], numbers[3_000..], _office.Key);
        var read = Run(Of("seal.md") + Of("revocation.md"), """
            const list = readList(bytes(given.list)), answers = await Promise.all(given.numbers.map((number) => names(list, number)));
            console.log(JSON.stringify({ issuer: list.issuer, signer: list.signer, sequence: list.sequence, issued: list.issued, next: list.next - list.issued, count: list.hashes.length,
              named: answers.slice(0, 3000).filter(Boolean).length, others: answers.slice(3000).filter(Boolean).length, signed: await isSigned(await keyOf(bytes(given.certificate)), list) }));
            """, new { list, numbers, certificate = _office.Certificate.RawData });
        Assert.Equal($$"""{"issuer":"KAZ","signer":"KZ015B","sequence":3000000000,"issued":{{issued.ToUnixTimeSeconds()}},"next":86400,"count":3072,"named":3000,"others":0,"signed":true}""", read.GetRawText());
    }
}
