using Pana.Linkage;

namespace Pana.Tests.Linkage;

/// <summary>Data that others measure by, beside the repository: without labels, at the calibrated threshold.</summary>
public class Public_test_sets
{
    [Fact]
    public void febrl3_without_the_social_security_number_is_deduplicated()
    {
        var f1 = F1("febrl3.csv", """
            {"columns": {"rec_id": "id", "given_name": "name.given", "surname": "name.family", "street_number": "number", "address_1": "text", "address_2": "text",
            "suburb": "place", "postcode": "postcode", "state": "place", "date_of_birth": "date", "soc_sec_id": "ignore"}}
            """u8, line => line.Split('-')[1]);
        Assert.True(f1 >= 0.985, $"F1 {f1:0.0000}");
    }

    [Fact]
    public void fake_1000_is_deduplicated()
    {
        var f1 = F1("fake_1000.csv", """
            {"columns": {"unique_id": "id", "first_name": "name.given", "surname": "name.family", "dob": "date", "city": "place", "email": "email", "cluster": "ignore"}}
            """u8, line => line.Split(',')[^1]);
        Assert.True(f1 >= 0.85, $"F1 {f1:0.0000}");
    }

    static double F1(string name, ReadOnlySpan<byte> schema, Func<string, string> person)
    {
        var file = Find(name);
        Assert.SkipWhen(file is null, $"{name} is not there: put the public sets into ../shared/data/linkage beside the repository");
        var truth = File.ReadLines(file!).Skip(1).ToDictionary(line => line.Split(',')[0].Trim(), person);
        var (records, _) = Records.Read(LinkSchema.Parse(schema.ToArray(), "schema").Schema!, file!, null);
        var (right, given) = (0.0, 0.0);
        foreach (var pair in Linking.Run(records!).Rows())
            (right, given) = (right + (truth[records!.IdOf(pair.A)] == truth[records.IdOf(pair.B)] ? 1 : 0), given + 1);
        return 2 * right / (given + truth.Values.CountBy(each => each).Sum(each => each.Value * (each.Value - 1) / 2.0));
    }

    static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "linkage", name) is var file && File.Exists(file))
                return file;
        return null;
    }
}
