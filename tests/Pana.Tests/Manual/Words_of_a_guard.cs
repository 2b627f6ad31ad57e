using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Tests.Editions;

namespace Pana.Tests.Manuals;

public sealed class Words_of_a_guard
{
    static readonly Labels Labels = Labels.Read(Repository.Labels).With(
    [
        ("ru", "fact.Words.Child", "ребёнок"), ("ru", "fact.Words.Child.not", "лицо совершеннолетнее"), ("ru", "fact.Guardian.Appointed", "назначен опекун"), ("ru", "fact.Guardian.Appointed.not", "опекун не назначен"),
        ("ru", "fact.Words.Informed", "права разъяснены"), ("ru", "power.Removal", "выдворение"), ("ru", "mark.Pending", "ходатайство рассматривается"),
        ("ru", "term.appeal.file", "срок обжалования"), ("ru", "step.Claim.Hear", "Провести собеседование"), ("en", "fact.Words.Child", "a child"),
        ("en", "fact.Guardian.Appointed", "a guardian is appointed"),
    ]);

    static string Say(string guard, string language = "ru") =>
        new Pana.Procedures.Words(Labels, language).Tell(GuardText.Parse(guard, SmallLaw.Baseline, "Claim").Guard!);

    [Theory]
    [InlineData("Words.Child", "ребёнок")]
    [InlineData("not Words.Child", "лицо совершеннолетнее")]
    [InlineData("not Words.Informed", "неверно, что «права разъяснены»")]
    [InlineData("not Words.Child or Guardian.Appointed", "если ребёнок, то назначен опекун")]
    [InlineData("Guardian.Appointed or not Words.Child", "назначен опекун или лицо совершеннолетнее")]
    [InlineData("Guardian.Appointed or Words.Informed", "назначен опекун или права разъяснены")]
    [InlineData("Words.Informed and (Words.Child or Guardian.Appointed)", "права разъяснены и (ребёнок или назначен опекун)")]
    [InlineData("not (Words.Child and Guardian.Appointed) or Words.Informed", "если ребёнок и назначен опекун, то права разъяснены")]
    [InlineData("not (Words.Child or Guardian.Appointed)", "лицо совершеннолетнее и опекун не назначен")]
    [InlineData("no hold on Words.Removal", "нет запрета: выдворение")]
    [InlineData("not no hold on Words.Removal", "есть запрет: выдворение")]
    [InlineData("not some case is Words.Pending", "у человека нет дела: ходатайство рассматривается")]
    [InlineData("AppealTerm has passed and not Hear was done", "истёк срок «срок обжалования» и шаг «Провести собеседование» ещё не сделан")]
    [InlineData("Hear was done 3 times", "шаг «Провести собеседование» сделан не менее 3 раз")]
    public void are_such_that_a_lawyer_reads_them(string guard, string told) => Assert.Equal(told, Say(guard));

    [Fact]
    public void follow_the_language() =>
        Assert.Equal("if a child, then a guardian is appointed", Say("not Words.Child or Guardian.Appointed", "en"));
}
