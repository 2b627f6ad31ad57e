using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Arrivals;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Import;

/// <summary>
/// Enrols everybody in a file as the registration does: by <see cref="RegisterArrival"/>, family by family, behind the wall and in the
/// circle of the official's unit. First the whole file is looked at; if all of it can be read, all of it is written in one transaction.
/// Whoever is there already is enrolled all the same and waits on the duplicate desk: a file joins nobody.
/// </summary>
internal sealed class ImportPersons(UnitOfWork unit, RegisterArrival arrival, LocalDay day)
{
    const int MostFaults = 100;

    public async Task<Outcome<ImportReport>> RunAsync(Officer officer, string file, Action<double> progress, CancellationToken cancel)
    {
        if (!officer.HasAny(Registrars.All))
            return new Refusal("import-not-yours", 403);
        var report = Check(file, progress);
        return report.FaultCount > 0 ? report : await unit.RunAsync<ImportReport>(async () =>
        {
            using var sheet = PersonSheet.Open(file);
            foreach (var family in sheet.Families())
            {
                // The file was changed since it was looked at.
                if (family.Any(line => line.Fault is not null))
                    return new Refusal("import-changed");
                if ((await arrival.RunAsync(officer, PersonSheet.Input(family), key: null, cancel)).Refusal is { } refusal)
                    return refusal;
                progress(0.5 + sheet.Progress / 2);
            }
            return report;
        }, cancel);
    }

    ImportReport Check(string file, Action<double> progress)
    {
        using var sheet = PersonSheet.Open(file);
        if (sheet.Fault is { } heading)
            return new(0, 0, [new(1, heading)], 1);
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
            progress(sheet.Progress / 2);
        }
        return new(persons, groups, faults, count);

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
