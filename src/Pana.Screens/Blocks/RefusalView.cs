namespace Pana.Screens;

/// <summary>A no that a person can act on.</summary>
/// <param name="What">What cannot be done, in a sentence.</param>
/// <param name="Why">Why, when the sentence alone does not say it.</param>
/// <param name="Source">Law or standard that says so.</param>
/// <param name="Possible">What would make it possible.</param>
/// <param name="Helper">Who can help, in words.</param>
public sealed record RefusalView(string What, string? Why = null, string? Source = null, string? Possible = null,
    string? Helper = null);
