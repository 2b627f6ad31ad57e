using Pana.Kernel;
using Pana.Registry.Arrivals;
using Pana.Registry.Open;
using Pana.Registry.Register;

namespace Pana.Registry.Import;

/// <summary>Looks at a whole file before anybody in it is written: each line that could not be, and why, without what stands there.</summary>
internal sealed class FileCheck(RegisterArrival arrival, LocalDay day)
{
    const int MostFaults = 100;

    public ImportReport Of(string file, Action<double> progress)
    {
        using var sheet = PersonSheet.Open(file);
        if (sheet.Fault is { } heading)
            return new(0, 0, 0, [new(1, heading)], 1);
        var (faults, count, persons, groups) = (new List<LineFault>(), 0L, 0L, 0L);
        var (lines, keys) = (new Dictionary<UInt128, long>(), new HashSet<UInt128>());
        foreach (var family in sheet.Families())
        {
            var before = count;
            foreach (var line in family)
                Add(line.Number, line.Fault ?? Repeated(line) ?? Refused([line]));
            if (family[0].FamilyKey is { Length: > 0 } key && !keys.Add(PersonSheet.MarkOf(key)))
                Add(family[0].Number, new Refusal("import-family-apart", 422));
            if (before == count)
                Add(family[0].Number, Refused(family));
            (persons, groups) = (persons + family.Count, groups + 1);
            progress(sheet.Progress);
        }
        return new(persons, groups, 0, faults, count);

        void Add(long line, Refusal? fault)
        {
            if (fault is null)
                return;
            count++;
            if (faults.Count < MostFaults)
                faults.Add(new(line, fault));
        }

        // Nobody can tell whether it is one person twice or two of one name: whoever has the file can.
        Refusal? Repeated(SheetLine line) => lines.TryAdd(line.Mark, line.Number) ? null
            : new Refusal("import-repeated", 422, new Dictionary<string, string> { ["line"] = $"{lines[line.Mark]}" });
    }

    Refusal? Refused(IReadOnlyList<SheetLine> together) => arrival.Read(PersonSheet.Input(together), day.Now).Refusal;
}
