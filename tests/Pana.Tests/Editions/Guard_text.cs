using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class Guard_text
{
    [Theory]
    [InlineData("Words.Child", "Words.Child")]
    [InlineData("Words.Child and (Words.Informed or not Guardian.Appointed)", "Words.Child and (Words.Informed or not Guardian.Appointed)")]
    [InlineData("Words.Child and Words.Informed or Guardian.Appointed", "(Words.Child and Words.Informed or Guardian.Appointed)")]
    [InlineData("no hold on Words.Removal", "no hold on Words.Removal")]
    [InlineData("Words.Removal permitted", "Words.Removal permitted")]
    [InlineData("AppealTerm has passed", "Claim.AppealTerm has passed")]
    [InlineData("Claim.Hear was done", "Claim.Hear was done")]
    [InlineData("Hear was done 3 times and Words.Informed", "Claim.Hear was done 3 times and Words.Informed")]
    [InlineData("some case is Words.Pending", "some case is Words.Pending")]
    [InlineData("not no case is Words.Pending", "not no case is Words.Pending")]
    [InlineData("not not Words.Child", "Words.Child")]
    [InlineData("always", "always")]
    public void reads_what_guards_print(string text, string printed)
    {
        var reading = GuardText.Parse(text, SmallLaw.Baseline, "Claim");

        Assert.Null(reading.Error);
        Assert.Equal(printed, reading.Guard!.ToString());
        Assert.Equal(reading.Guard, GuardText.Parse(printed, SmallLaw.Baseline, "Claim").Guard);
    }

    [Theory]
    [InlineData("", 1, "a fact, a term or a step is expected here")]
    [InlineData("Words.Child and", 16, "a fact, a term or a step is expected here")]
    [InlineData("Words.Chld", 1, "“Words.Chld” is not a fact, a term or a step; the nearest known one is Words.Child")]
    [InlineData("(Words.Child", 13, "a bracket is opened and not closed")]
    [InlineData("Words.Child Words.Informed", 13, "“Words.Informed” stands where “and”, “or” or the end is expected")]
    [InlineData("no hold on Words.Child", 12, "“Words.Child” is not a power; the nearest known one is Words.Removal")]
    [InlineData("Words.Informed and Hear", 20, "after Claim.Hear comes “was done”")]
    [InlineData("Refused", 1, "Claim.Refused is no fact, term or step")]
    [InlineData("Hear was done 3", 16, "after the number comes “times”")]
    public void says_at_which_letter_it_stops_and_why(string text, int position, string error)
    {
        var reading = GuardText.Parse(text, SmallLaw.Baseline, "Claim");

        Assert.Equal((position, error), (reading.Position, reading.Error));
        Assert.Null(reading.Guard);
    }

    [Fact]
    public void sees_nothing_of_another_procedure_but_facts_of_the_person() =>
        Assert.Contains("belongs to another procedure", GuardText.Parse("Claim.Hear was done", SmallLaw.Baseline, "Other").Error);
}
