using System.Text;
using Pana.Access.Accounts;

namespace Pana.Node.Tests.Access;

public sealed class A_time_based_code
{
    static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238 appendix B, SHA-1, the last six of the eight digits given there.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void is_the_one_of_the_standard(long unixSeconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(unixSeconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void may_be_one_step_off(int steps, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var code = Totp.Code(Secret, Totp.StepAt(now) + steps);
        Assert.Equal(accepted, Totp.Accept(Secret, code, now, lastUsed: 0) is not null);
    }

    [Fact]
    public void serves_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = Totp.Accept(Secret, "050 471", now, lastUsed: 0);
        Assert.NotNull(step);
        Assert.Null(Totp.Accept(Secret, "050471", now, step.Value));
    }

    /// <summary>RFC 4648 section 10.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void has_a_secret_that_can_be_typed(string bytes, string typed) =>
        Assert.Equal(typed, Totp.Base32(Encoding.ASCII.GetBytes(bytes)));
}
