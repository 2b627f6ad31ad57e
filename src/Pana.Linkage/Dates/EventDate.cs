namespace Pana.Linkage;

/// <summary>A date as a record gives it: parts that are not known are 0; estimated when the record says "about" or gives a year alone.</summary>
public readonly record struct EventDate(short Year, byte Month, byte Day, bool Estimated = false, bool SolarHijri = false)
{
    public bool IsKnown => Year != 0 || Month != 0 || Day != 0;

    public bool IsWhole => Year != 0 && Month != 0 && Day != 0;

    /// <summary>1 January is what clerks write who know the year only; so is 1 Hamal, the first day of a Solar Hijri year.</summary>
    public bool IsHeaped => Day == 1 && Month == 1 || SolarHijri && (Month, Day) is (3, 20 or 21);

    /// <summary>yyyymmdd, with zeros for what is not known.</summary>
    public int Digits => Year * 10000 + Month * 100 + Day;

    public override string ToString() => Year == 0 ? "" : Month == 0 ? $"{Year}" : Day == 0 ? $"{Year}-{Month:00}" : $"{Year}-{Month:00}-{Day:00}";
}
