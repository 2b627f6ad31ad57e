using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Arrivals;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Import;

/// <summary>
/// Enrols everybody in a file as the registration does: by <see cref="RegisterArrival"/>, family by family, behind the wall and in the circle of the
/// official's unit. First the whole file is looked at; if all of it can be read, it is written by portions, each one transaction with the place
/// that it reached (<see cref="ImportedFile"/>): a run that was stopped goes on there. Whoever is in the register already is enrolled all the same and
/// waits on the duplicate desk: a file joins nobody.
/// </summary>
internal sealed class ImportPersons(UnitOfWork unit, RegisterArrival arrival, Enrolment enrolment, FileCheck check, TimeProvider clock)
{
    /// <summary>Persons after which a transaction ends: on SQLite nobody else writes meanwhile.</summary>
    const int Portion = 500;

    RegistryContext Registry => unit.Context<RegistryContext>();

    public async Task<Outcome<ImportReport>> RunAsync(Officer officer, string file, Action<double> progress, CancellationToken cancel)
    {
        if (!officer.HasAny(Registrars.All))
            return new Refusal("import-not-yours", 403);
        var stamp = Stamp(file);
        var (digest, name) = (await ImportedFile.DigestAsync(file, cancel), ImportedFile.NameOf(file));
        var mine = Registry.ImportedFiles.AsNoTracking().Where(each => each.Authority == officer.Authority && each.Unit == officer.Unit);
        var before = await mine.SingleOrDefaultAsync(each => each.Digest == digest, cancel);
        if (before is { DoneAt: { } at })
            return new Refusal("import-done", 409, With(("persons", $"{before.Persons}"), ("day", $"{at:yyyy-MM-dd}")));
        if (before is null && await mine.FirstOrDefaultAsync(each => each.NameDigest == name && each.DoneAt == null, cancel) is { } other)
            return new Refusal("import-other-file", 409, With(("persons", $"{other.Persons}")));
        var report = check.Of(file, part => progress(part / 4)) with { Before = before?.Persons ?? 0 };
        if (report.FaultCount > 0)
            return report;
        var place = before ?? new() { Digest = digest, Authority = officer.Authority, Unit = officer.Unit, NameDigest = name, BegunAt = clock.GetUtcNow() };
        using var sheet = PersonSheet.Open(file);
        var families = sheet.Families().Skip((int)place.Groups).GetEnumerator();
        for (var isLast = false; !isLast;)
        {
            var portion = new List<IReadOnlyList<SheetLine>>();
            for (var persons = 0; persons < Portion && !(isLast = !families.MoveNext()); persons += families.Current.Count)
                portion.Add(families.Current);
            // The file was changed since it was looked at.
            if (portion.Exists(family => family.Any(line => line.Fault is not null)) || Stamp(file) != stamp)
                return new Refusal("import-changed");
            if (await WriteAsync(officer, place, portion, isLast, cancel) is { } refusal)
                return refusal;
            progress(0.25 + sheet.Progress * 0.75);
        }
        return report;
    }

    async Task<Refusal?> WriteAsync(Officer officer, ImportedFile place, List<IReadOnlyList<SheetLine>> portion, bool isLast, CancellationToken cancel)
    {
        var written = await unit.RunAsync<ImportedFile>(async () =>
        {
            var known = await Registry.ImportedFiles.SingleOrDefaultAsync(
                each => each.Digest == place.Digest && each.Authority == place.Authority && each.Unit == place.Unit, cancel);
            // Another run of the same file is under way.
            if ((known?.Groups ?? 0) != place.Groups)
                return new Refusal("import-twice", 409);
            var (groups, persons) = (place.Groups + portion.Count, place.Persons + portion.Sum(family => family.Count));
            var done = isLast ? clock.GetUtcNow() : (DateTimeOffset?)null;
            if (known is null)
                Registry.ImportedFiles.Add(new()
                {
                    Digest = place.Digest, Authority = place.Authority, Unit = place.Unit, NameDigest = place.NameDigest, BegunAt = place.BegunAt,
                    Groups = groups, Persons = persons, DoneAt = done,
                });
            else
                (known.Groups, known.Persons, known.DoneAt) = (groups, persons, done);
            // Whoever runs the same file beside this one waits here, or is told.
            await unit.SaveAsync(cancel);
            var numbers = await enrolment.NumbersAsync(portion.Sum(family => family.Count), cancel);
            foreach (var family in portion)
                if ((await arrival.WithinAsync(officer, PersonSheet.Input(family), numbers, cancel)).Refusal is { } refusal)
                    return refusal;
            return place;
        }, cancel);
        (place.Groups, place.Persons) = (place.Groups + portion.Count, place.Persons + portion.Sum(family => family.Count));
        return written.Refusal;
    }

    static (long, DateTime) Stamp(string file) => (new FileInfo(file).Length, File.GetLastWriteTimeUtc(file));

    static Dictionary<string, string> With(params (string Key, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
