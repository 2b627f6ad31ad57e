using System.Diagnostics;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Checking;
using Pana.Procedures.Editions;
using Pana.Tests.Editions;

namespace Pana.Tests.Checking;

/// <summary>An independent model checker is asked the same questions and must give the same answers.</summary>
public sealed class Spin
{
    [Fact]
    public void agrees_with_every_proof_of_the_baseline_and_of_Tajikistan()
    {
        if (!IsInstalled)
            Assert.Skip("spin and gcc are not installed: apt-get install spin gcc");
        var (tajikistan, _) = Edition.Load(Path.Combine(Repository.Countries, "tjk"), Region.Baseline);
        var models = new[] { Region.Baseline, tajikistan!.Model }
            .SelectMany(model => model.Safeguards.Select(safeguard => (safeguard.Id, Text: Promela.Of(model, safeguard)))).Where(each => each.Text is not null)
            .DistinctBy(each => each.Text).ToList();
        var wrong = models.AsParallel().WithDegreeOfParallelism(2).Where(each => !Holds(each.Text!)).Select(each => each.Id).ToList();
        Assert.Empty(wrong);
        Assert.True(models.Count > 200);
    }

    /// <summary>A broken claim is looked at on the whole region: breadth first, as the checker does, the harm is near; depth first it may be millions of situations away.</summary>
    [Fact]
    public void finds_what_the_checker_finds_in_a_weakened_region()
    {
        if (!IsInstalled)
            Assert.Skip("spin and gcc are not installed: apt-get install spin gcc");
        var broken = Mutants.Of(Region.Baseline).Where((_, index) => index % 23 == 0)
            .SelectMany(mutant => mutant.Model.Safeguards.OfType<OnlyWhile>().Where(each => each.Steps.Any(step => step == mutant.Near))
                .Where(each => !Proof.Of(mutant.Model, each).Holds && Proof.Of(mutant.Model, each).Vacuous is null).Take(1).Select(each => (mutant.What, Text: Promela.Of(mutant.Model, each)!)))
            .Take(6).ToList();
        Assert.NotEmpty(broken);
        Assert.All(broken, each => Assert.False(Holds(each.Text), each.What));
    }

    static bool IsInstalled => File.Exists("/usr/bin/spin") && File.Exists("/usr/bin/gcc");

    static bool Holds(string model)
    {
        var folder = Directory.CreateTempSubdirectory("pana-spin").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "model.pml"), model);
            Run(folder, "spin", "-a model.pml");
            Run(folder, "gcc", "-O0 -w -DSAFETY -DNOREDUCE -DBFS -o pan pan.c");
            var output = Run(folder, Path.Combine(folder, "pan"), "-m1000000");
            var errors = System.Text.RegularExpressions.Regex.Match(output, @"errors: (\d+)");
            Assert.True(errors.Success, output);
            Assert.DoesNotContain("max search depth too small", output, StringComparison.Ordinal);
            return errors.Groups[1].Value == "0";
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    static string Run(string folder, string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }
}
