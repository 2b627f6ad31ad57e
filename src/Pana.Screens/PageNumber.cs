namespace Pana.Screens;

/// <summary>The page of a long list that an address asks for, the first being 0; never so far that a database could not count to it.</summary>
public static class PageNumber
{
    const int Last = 100_000;

    public static int Of(int? asked) => Math.Clamp(asked ?? 0, 0, Last);
}
