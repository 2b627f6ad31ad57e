using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class Two_editions : IDisposable
{
    readonly EditionFolder _left = new(), _right = new();

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    EditionDifferences Differences() => EditionDifferences.Between(_left.Sound(), _right.Sound(), new(2026, 11, 22));

    [Fact]
    public void with_the_same_files_do_not_differ() => Assert.True(Differences().None);

    [Fact]
    public void differ_by_their_amendments_whatever_the_words()
    {
        _left.Amended(""" "require": "Claim.Refuse", "if": "Words.Informed", "basis": ["Art. 7"] """, """ "require": "Claim.Hear", "if": "Words.Informed", "basis": ["Art. 8"] """);
        _right.Amended(""" "require": "Claim.Refuse", "if": "(Words.Informed)", "basis": ["Decree 5"] """);

        Assert.Equal("Claim.Hear", Assert.IsType<Requirement>(Assert.Single(Differences().OnlyLeft)).Step.Key);
        Assert.Empty(Differences().OnlyRight);
    }

    [Fact]
    public void differ_by_the_value_or_the_laws_own_value_of_a_term()
    {
        _right.Terms("rsd.decide,3,months,,,filed,project default,,,project,,", "appeal.file,30,calendar_days,,,served,Art. 14,,,unverified,,");

        Assert.Equal(["appeal.file", "rsd.decide"], Differences().Terms.Select(term => term.Key));
    }

    [Fact]
    public void differ_by_papers_and_gaps()
    {
        _right["papers.csv"] = "kind,name_ru,name_en,name_state,certainty,source_url\nreasoned-decision,Постановление,Ruling,Қарор,project,\n";
        _right["gaps.csv"] = "key,title_ru,title_en,national_rule_ru,national_rule_en,platform_rule_ru,platform_rule_en,source_url,checked_on,certainty\nrsd.late,а,a,б,b,в,c,,,unverified\n";

        Assert.Equal("Решение", Assert.Single(Differences().Papers).Left!.Name.Ru);
        Assert.Null(Assert.Single(Differences().Gaps).Left);
    }
}
