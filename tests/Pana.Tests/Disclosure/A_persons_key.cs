using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

public class A_persons_key
{
    static readonly Guid Person = new("0192f5a0-0000-7000-8000-000000000001");

    [Fact]
    public void is_the_same_in_every_table() => Assert.Equal(RecordKey.Of(MadeUpPeople.Secret, Person), RecordKey.Of([.. MadeUpPeople.Secret], Person));

    /// <summary>Worked out by Python's hmac over the purpose and the sixteen bytes of the number in their written order.</summary>
    [Fact]
    public void is_the_beginning_of_an_hmac() => Assert.Equal(0x85347486u, RecordKey.Of(MadeUpPeople.Secret, Person));

    [Fact]
    public void cannot_be_told_without_the_secret_of_the_node() => Assert.NotEqual(RecordKey.Of(new byte[32], Person), RecordKey.Of(MadeUpPeople.Secret, Person));

    [Fact]
    public void needs_a_secret_that_nobody_guesses() => Assert.Throws<ArgumentException>(() => RecordKey.Of(new byte[16], Person));

    /// <summary>Sixteen drawers of 4,096 keys: χ² with 15 degrees of freedom is below 37.7 in 999 of 1,000 lists.</summary>
    [Fact]
    public void is_uniform()
    {
        var drawers = Enumerable.Range(0, 4096).CountBy(i => RecordKey.Of(MadeUpPeople.Secret, new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) >> 28).Select(drawer => drawer.Value);
        Assert.True(drawers.Sum(each => (each - 256.0) * (each - 256.0) / 256) < 37.7);
    }
}
