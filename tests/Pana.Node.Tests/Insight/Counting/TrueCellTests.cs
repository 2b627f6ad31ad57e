using System.Reflection;
using Pana.Insight;
using Pana.Insight.Counting;
using Pana.Insight.Releases;

namespace Pana.Node.Tests.Insight.Counting;

/// <summary>What was counted is protected before it leaves: by whatever way somebody adds to the program, the true sums have one door.</summary>
public sealed class A_true_cell
{
    const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void is_read_by_whoever_protects_it_alone()
    {
        Assert.Equal([nameof(ReleaseDesk)], Callers(typeof(CountedCells).GetMethod(nameof(CountedCells.ReadAsync))!));
        Assert.Equal([nameof(CountedCells), nameof(PublishedPeriods)], Callers(typeof(InsightContext).GetProperty(nameof(InsightContext.Sums))!.GetMethod!));
    }

    [Fact]
    public void of_one_person_is_read_by_the_counting_alone() =>
        Assert.Equal([nameof(Counter)], Callers(typeof(InsightContext).GetProperty(nameof(InsightContext.Contributions))!.GetMethod!));

    /// <summary>The types of the program in whose code the method stands; nobody outside its assembly can name it.</summary>
    static List<string> Callers(MethodInfo method)
    {
        Assert.False(method.DeclaringType!.IsPublic);
        var token = BitConverter.GetBytes(method.MetadataToken);
        return [.. method.Module.GetTypes().Where(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
                .Any(each => each.GetMethodBody()?.GetILAsByteArray()?.AsSpan().IndexOf(token) >= 0))
            .Select(Outermost).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Of what the compiler made of lambdas and waiting methods, the type in which they were written.</summary>
    static string Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type.Name;
}
