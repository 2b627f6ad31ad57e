using Pana.Kernel;
using Pana.Registry.Register;

namespace Pana.Registry.Open;

/// <summary>What figures ask of a person, under all numbers that they have. Prints <c>•••</c>.</summary>
/// <param name="Id">The oldest number.</param>
/// <param name="Numbers">All of them, that one first.</param>
/// <param name="Facts">From everything that was said, the newest word counting.</param>
/// <param name="IsErased">Nothing can be read of them any more.</param>
public sealed record CountedPerson(Guid Id, IReadOnlyList<Guid> Numbers, PersonFacts Facts, bool IsErased)
{
    public override string ToString() => "•••";
}

/// <summary>Persons for the counting of figures, whatever the walls. What is read here leaves the node as protected sums alone, and no official reads it.</summary>
public sealed class CountedPersons
{
    readonly Faces _faces;
    readonly Identities _identities;

    internal CountedPersons(Faces faces, Identities identities) => (_faces, _identities) = (faces, identities);

    /// <summary>Whoever has one of these numbers, each person once; with a few queries for many.</summary>
    public async Task<IReadOnlyList<CountedPerson>> OfAsync(IReadOnlyCollection<Guid> numbers, CancellationToken cancel = default)
    {
        var persons = (await _identities.OfManyAsync(numbers, cancel)).Select(same => same.Order().ToList()).DistinctBy(same => same[0]).ToList();
        var faces = (await _faces.WholeAsync([.. persons.SelectMany(same => same)], cancel)).ToDictionary(face => face.Person.Id);
        return [.. persons.Where(same => faces.ContainsKey(same[0])).Select(same =>
            new CountedPerson(same[0], same, faces[same[0]].Facts, same.Exists(number => faces.GetValueOrDefault(number)?.IsErased is true)))];
    }
}
