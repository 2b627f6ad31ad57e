namespace Pana.Disclosure;

/// <summary>A true figure before anything is done to it: how many, and the sum of their keys. Never leaves the node.</summary>
/// <param name="Codes">One for each dimension of its table, at the finest detail that the table has.</param>
/// <param name="Count">Persons, or cases of persons.</param>
/// <param name="Key">The keys of those who are counted, added up modulo 2³²: the same people give the same sum in whatever table they are
/// counted.</param>
public readonly record struct CountedCell(string[] Codes, long Count, uint Key);
