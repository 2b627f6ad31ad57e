using Pana.Linkage;

namespace Pana.Tests.Linkage;

/// <summary>Two full names, as tests speak of them.</summary>
static class Said
{
    public static double Score(string a, string b) => NameComparison.Compare(Full(a), Full(b)).Score;

    public static string Why(string a, string b, string language) => NameComparison.Explain(Full(a), Full(b), language);

    public static NameReading Full(string text) => NameReading.Of(text, NamePart.Full);
}
