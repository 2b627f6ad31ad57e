using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Node.Tests.Insight.Serving;

public sealed class The_structures_of_figures(ServedFigures served) : IClassFixture<ServedFigures>
{
    FlowStructures Structures => served.Node.App.Services.GetRequiredService<FlowStructures>();

    [Fact]
    public void lack_nothing_that_they_refer_to_and_every_name_is_russian_and_english()
    {
        var set = Structures.Set;
        Assert.Equal([], set.All.SelectMany(artefact => artefact.References.Where(reference => set.Find(reference) is null
            || reference.Item is { } item && set.Find(reference) is ItemScheme scheme && scheme.Items.All(each => each.Path != item)).Select(reference => $"{artefact.Urn} lacks {reference}")));
        Assert.Equal([], set.All.Select(artefact => (Of: $"{artefact.Urn}", artefact.Names)).Concat(set.Of<ItemScheme>().SelectMany(scheme => scheme.Items.Select(item => (Of: $"{scheme.UrnOf(item.Path)}", item.Item.Names))))
            .Where(each => !new[] { "ru", "en" }.All(language => each.Names.Texts.Any(text => text.Key == language && text.Value.Length > 0))).Select(each => each.Of));
    }

    [Fact]
    public void have_lists_whose_parts_are_parts_of_something_and_no_code_that_a_reader_takes_for_nothing()
    {
        foreach (var list in Structures.Set.Of<Codelist>())
        {
            var codes = list.Codes.Select(code => code.Id).ToList();
            Assert.Equal(codes.Count, codes.Distinct().Count());
            Assert.Equal([], list.Codes.Where(code => code.Parent is { } parent && !codes.Contains(parent)).Select(code => code.Id));
            Assert.DoesNotContain("NA", codes);
            Assert.DoesNotContain("_T", codes);
        }
    }

    [Fact]
    public void roll_every_fine_age_up_to_both_ways_of_counting()
    {
        string[] fine = ["Y0T4", "Y5T11", "Y12T13", "Y14T17", "Y18T24", "Y25T34", "Y35T59", "Y60T64", "Y_GE65"];
        foreach (var (hierarchy, bands) in new[] { ("HCL_AGE_UNHCR", new[] { "Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60", "U" }), ("HCL_AGE_EUROSTAT", ["Y_LT14", "Y14T17", "Y18T34", "Y35T64", "Y_GE65", "U"]) })
        {
            var total = Assert.Single(Structures.Set.Of<Hierarchy>().Single(each => each.Id == hierarchy).Codes);
            Assert.Equal(bands, total.Codes.Select(code => code.Id));
            var leaves = total.Codes.SelectMany(code => code.Codes.Count > 0 ? code.Codes.Select(below => below.Id) : [code.Id]).Where(code => code != "U").ToList();
            Assert.Equal(fine, leaves.OrderBy(leaf => Array.IndexOf(fine, leaf)));
        }
    }

    [Fact]
    public async Task say_what_there_is()
    {
        var there = Assert.Single((await served.StructuresAsync("structure/dataconstraint/AP/ACTUAL_DF_STOCK/1.0.0")).Of<DataConstraint>()).Regions.Single();
        Assert.Equal(["KAZ", "TJK"], there.Keys.Single(key => key.Component == "REPORTING_STATE").Values);
        var time = there.Keys.Single(key => key.Component == "TIME_PERIOD");
        Assert.Equal(("2024", "2026-03"), (time.From!.Period, time.To!.Period));
    }

    [Fact]
    public async Task say_of_what_a_state_gives_what_its_law_adds_and_how_sure_that_is()
    {
        var given = Assert.Single((await served.StructuresAsync("structure/provisionagreement/AP/PA_ASYLUM_DEC_TJK/1.0.0")).Of<ProvisionAgreement>()).Annotations;
        var read = given.First(note => note.Title == "decis.ps" && note.Texts.Best(["en"])!.StartsWith("A permanent commission decides", StringComparison.Ordinal));
        Assert.Equal(("LEGAL_NOTE", "https://rimap.unhcr.org/node/42388?page=1"), (read.Type, read.Value));
        Assert.EndsWith("(проверено по источнику; Закон о беженцах, ст. 6(11))", read.Texts.Best(["ru"]));
        Assert.Contains(given, note => note.Value is null && note.Texts.Best(["en"])!.EndsWith("(unverified, to be checked against the law)", StringComparison.Ordinal));
        Assert.Empty(Assert.Single((await served.StructuresAsync("structure/provisionagreement/AP/PA_ASYLUM_DEC_UNHCR/1.0.0")).Of<ProvisionAgreement>()).Annotations);
    }

    [Theory]
    [InlineData("M.TJK.STATE", "SEX", "T F M")]
    [InlineData("*.*.UNHCR", "SEX", "T")]
    [InlineData("M.TJK.STATE.*.*.*.M?c[TIME_PERIOD]=2026-03", "SEX", null)]
    [InlineData("M.TJK.STATE.*.*.*.M?mode=available", "SEX", "T F M")]
    public async Task tell_before_a_question_what_it_would_find(string key, string dimension, string? codes)
    {
        var (path, rest) = key.Split('?') is [var one, var two] ? (one, $"?{two}") : (key, "");
        var constraint = Assert.Single((await served.StructuresAsync($"availability/dataflow/AP/DF_STOCK/1.0.0/{path}/{dimension}{rest}")).Of<DataConstraint>());
        Assert.Equal(codes, constraint.Regions.SingleOrDefault()?.Keys.Single().Values is { } found ? string.Join(' ', found) : null);
    }

    [Theory]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP,DF_DOCS/1.0.0/*/REPORTING_STATE", "ACTUAL_DF_STOCK 19 KAZ TJK", "ACTUAL_DF_ASYLUM_APP 1 TJK", "ACTUAL_DF_DOCS 0")]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/M.TJK/SEX", "ACTUAL_DF_STOCK 8 T F M", "ACTUAL_DF_ASYLUM_APP 1 T")]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/*/STAGE", "ACTUAL_DF_ASYLUM_APP 1 N")]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/*/SEX?c[STAGE]=N", "ACTUAL_DF_STOCK 0", "ACTUAL_DF_ASYLUM_APP 1 T")]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/*/SEX,STAGE?c[STAGE]=N&mode=available", "ACTUAL_DF_STOCK 0", "ACTUAL_DF_ASYLUM_APP 1 T N")]
    [InlineData("availability/dataflow/AP/DF_STOCK,DF_ASYLUM_APP/1.0.0/*/SEX,STAGE?c[SEX]=F&mode=available", "ACTUAL_DF_STOCK 19 T F M", "ACTUAL_DF_ASYLUM_APP 1 T")]
    public async Task tell_it_of_each_flow_that_a_question_is_about(string question, params string[] found) =>
        Assert.Equal(found, (await served.StructuresAsync(question)).Of<DataConstraint>().Select(constraint =>
            string.Join(' ', [constraint.Id, constraint.Annotations.Single().Title!, .. constraint.Regions.SelectMany(region => region.Keys).SelectMany(key => key.Values)])));

    [Fact]
    public async Task come_with_those_codes_alone_that_there_are()
    {
        var answer = await served.StructuresAsync("availability/dataflow/AP/DF_STOCK/1.0.0/M.TJK?references=codelist");
        Assert.Equal(["T", "TJK", "AFG"], answer.Of<Codelist>().Single(list => list.Id == "CL_COUNTRY").Codes.Select(code => code.Id).OrderBy(code => code.Length).ThenByDescending(code => code));
    }
}
