using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>UNHCR's demographic rows of the five states, read as if each were counted from a register.</summary>
sealed class UnhcrRegisters
{
    public static readonly string[] Hosts = ["KAZ", "KGZ", "TJK", "TKM", "UZB"], Bands = ["Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60"];

    static readonly string[] Columns = ["0_4", "5_11", "12_17", "18_59", "60"];

    /// <summary>Who is wanted where: host and year stand apart, everything else together.</summary>
    public static readonly TableShape Shape = new([
        new("REPORTING_STATE", DimensionUse.Apart), new("TIME_PERIOD", DimensionUse.Apart), new("POP_TYPE"), new("ORIGIN", DimensionUse.Open), new("REGION"), new("SEX"),
        new("AGE", DimensionUse.Told, ("Y0T4", "Y_LT18"), ("Y5T11", "Y_LT18"), ("Y12T17", "Y_LT18"), ("Y18T59", "Y_GE18"), ("Y_GE60", "Y_GE18"))],
        [new("POP_TYPE", "ORIGIN", "REGION", "SEX", "AGE")]);

    /// <param name="Bands">Women's five bands of age, then men's.</param>
    public sealed record Row(string Host, string Year, string PopulationType, string Origin, string Place, long[] Bands, long OtherWomen, long OtherMen, long Total)
    {
        /// <summary>
        /// Every person of the row is in one band of one sex, which is published: who reads the row knows the sex and age of everybody in it.
        /// </summary>
        public bool IsOneBand => Total > 0 && Bands.Contains(Total);

        /// <summary>And they are as few as UNHCR publishes at all.</summary>
        public bool IsOneBandOfFive => IsOneBand && Total == 5;

        public IEnumerable<(string Sex, string Age, long Count)> Cells => Bands.Select((count, at) => (at < 5 ? "F" : "M", UnhcrRegisters.Bands[at % 5], count))
            .Append(("F", "U", OtherWomen)).Append(("M", "U", OtherMen)).Append(("U", "U", Math.Max(0, Total - Bands.Sum() - OtherWomen - OtherMen))).Where(cell => cell.Item3 > 0);
    }

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>A key for each cell: the sum of uniform keys is as good as one. Rows that say the same of the same place are added up.</summary>
    public List<CountedCell> Cells => [.. Rows.SelectMany((row, at) => row.Cells.Select(cell =>
        new CountedCell([row.Host, row.Year, row.PopulationType, row.Origin, row.Place, cell.Sex, cell.Age], cell.Count, Key($"{at} {cell.Sex} {cell.Age}"))))];

    public static string? File
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "shared", "data", "unhcr", "unhcr_demographics_2001_2025.csv") is var file && System.IO.File.Exists(file))
                    return file;
            return null;
        }
    }

    public static UnhcrRegisters Read(string file)
    {
        var lines = System.IO.File.ReadLines(file).Select(Fields).ToList();
        var at = lines[0].Select((name, column) => (name, column)).ToDictionary(each => each.name, each => each.column);
        return new() { Rows = [.. lines.Skip(1).Where(row => Hosts.Contains(row[at["coa_iso"]])).Select(row => new Row(row[at["coa_iso"]], row[at["year"]], row[at["pop_type"]], row[at["coo"]], row[at["location"]],
            [.. new[] { "f", "m" }.SelectMany(sex => Columns.Select(band => Number(row[at[$"{sex}_{band}"]])))], Number(row[at["f_other"]]), Number(row[at["m_other"]]), Number(row[at["total"]])))] };
    }

    /// <summary>Some are written 1e+05.</summary>
    static long Number(string text) => (long)double.Parse(text, CultureInfo.InvariantCulture);

    static uint Key(string of) => BinaryPrimitives.ReadUInt32BigEndian(HMACSHA256.HashData(MadeUpPeople.Secret, System.Text.Encoding.UTF8.GetBytes(of)));

    /// <summary>Names of places have commas, in quotation marks.</summary>
    static string[] Fields(string line)
    {
        List<string> fields = [""];
        var isQuoted = false;
        foreach (var letter in line)
            if (letter == '"')
                isQuoted = !isQuoted;
            else if (letter == ',' && !isQuoted)
                fields.Add("");
            else
                fields[^1] += letter;
        return [.. fields];
    }
}
