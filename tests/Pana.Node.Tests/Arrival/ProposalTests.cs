using Pana.Casework.Arrival;
using Pana.Kernel;

namespace Pana.Node.Tests.Arrival;

public sealed class A_proposal_of_profiles
{
    static readonly ProfileBasis Calm = new()
    {
        Age = new(30, 30), Sex = Sex.Female, Nationalities = ["AFG"], Here = "TJK", FearOfReturn = "no",
            ControlledByOthers = "no",
        DocumentsWithheld = "no", Debt = "no", AfraidOfCompanion = "no", NeedsDoctor = "no", Documents = ["NP"],
    };

    /// <summary>Name of what is known, and the profiles with reasons that follow from it.</summary>
    static readonly Dictionary<string, (ProfileBasis Basis, string[] Profiles)> Cases = new()
    {
        ["nothing feared, nothing shown"] = (Calm, ["IRM:no-need-said"]),
        ["fear said"] = (Calm with { FearOfReturn = "yes" }, ["ASY:fear"]),
        ["asylum asked at the counter"] = (Calm with { VoicedFear = true }, ["ASY:fear"]),
        ["war among the reasons"] = (Calm with { TravelReasons = ["CONFLICT", "WORK"] }, ["ASY:danger"]),
        ["fear unknown"] = (Calm with { FearOfReturn = "unknown" }, ["ASY:fear-open"]),
        ["fear not asked"] = (Calm with { FearOfReturn = null }, ["ASY:fear-open"]),
        ["fear declined"] = (Calm with { FearOfReturn = "declined" }, ["ASY:fear-open"]),
        ["a child alone"] = (Calm with { Age = new(15, 15), IsChildAlone = true }, ["UASC:child-alone"]),
        ["nobody knows the age"] = (Calm with { Age = null, IsChildAlone = true, FearOfReturn = "unknown" },
            ["UASC:child-age-unknown", "ASY:fear-open"]),
        ["several at once"] = (Calm with { Age = new(16, 16), IsChildAlone = true, VoicedFear = true, Debt = "yes",
            NeedsDoctor = "yes" },
            ["UASC:child-alone", "ASY:fear", "VOT:debt", "SPN:needs-doctor"]),
        ["documents withheld, controlled"] = (Calm with { DocumentsWithheld = "yes", ControlledByOthers = "yes" },
            ["VOT:controlled", "VOT:documents-withheld", "IRM:no-need-said"]),
        ["a woman afraid of a companion"] = (Calm with { AfraidOfCompanion = "yes" },
            ["WGR:afraid-of-companion", "IRM:no-need-said"]),
        ["a man afraid of a companion"] = (Calm with { Sex = Sex.Male, AfraidOfCompanion = "yes" },
            ["SPN:afraid-of-companion", "IRM:no-need-said"]),
        ["a child afraid of the adults"] = (Calm with { Age = new(9, 9), AfraidOfCompanion = "yes" },
            ["CHR:child-with-harmful-adult", "WGR:afraid-of-companion", "IRM:no-need-said"]),
        ["a refugee elsewhere"] = (Calm with { Documents = ["CTD51"] }, ["REF:refugee-paper", "IRM:no-need-said"]),
        ["no nationality"] = (Calm with { Nationalities = [], WithoutNationality = true },
            ["SLP:no-nationality", "IRM:no-need-said"]),
        ["nationality unknown"] = (Calm with { Nationalities = [] }, ["SLP:nationality-unknown", "IRM:no-need-said"]),
        ["a Soviet passport"] = (Calm with { Documents = ["USSR74"] }, ["SLP:stateless-paper", "IRM:no-need-said"]),
        ["a worker with a permit"] = (Calm with { Documents = ["NP", "PAT"] }, ["LMI:work-paper"]),
        ["home again"] = (Calm with { Nationalities = ["TJK"] }, ["RET:own-country"]),
        ["a flood"] = (Calm with { TravelReasons = ["DISASTER"] }, ["EDP:disaster", "IRM:no-need-said"]),
        ["an old man"] = (Calm with { Age = new(70, 72), VoicedFear = true }, ["ASY:fear", "SPN:older"]),
        ["a visa and no word of fear"] = (Calm with { Documents = ["VISA"] }, ["UNK:nothing-known"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void follows_from_what_is_known(string name) => Assert.Equal(Cases[name].Profiles,
        ProfileProposals.For(Cases[name].Basis)
            .Select(proposal => $"{proposal.Profile}:{proposal.Reason["arrival.reason.".Length..]}"));

    /// <summary>Every answer to every question, with and without nationality, age, company.</summary>
    static IEnumerable<ProfileBasis> Everybody() =>
        from fear in Talk.AnswersTo
        from controlled in Talk.AnswersTo
        from companion in Talk.AnswersTo
        from doctor in Talk.AnswersTo
        from age in new AgeRange?[] { null, new(10, 12), new(17, 19), new(40, 40) }
        from isAlone in new[] { false, true }
        select Calm with
        {
            FearOfReturn = fear, ControlledByOthers = controlled, AfraidOfCompanion = companion, NeedsDoctor = doctor,
                Age = age,
            IsChildAlone = isAlone && (age is null || age.Value.MayBeChild),
        };

    [Fact]
    public void is_never_empty_never_about_security_and_always_of_the_list() => Assert.All(Everybody(), basis =>
    {
        var proposed = ProfileProposals.For(basis);
        Assert.NotEmpty(proposed);
        Assert.All(proposed, proposal => Assert.True(CodeList.Profiles.Has(proposal.Profile)));
        Assert.DoesNotContain(proposed, proposal => proposal.Wall is Wall.Security
            || proposal.Profile is "FTF" or "SEC");
    });

    [Fact]
    public void leads_to_asylum_unless_the_person_says_no_to_fear() => Assert.All(Everybody(), basis =>
        Assert.Equal(basis.FearOfReturn != "no",
            ProfileProposals.For(basis)
            .Any(proposal => proposal is { Channel: ProfileChannel.Asylum, IsFixed: true })));

    [Fact]
    public void sends_a_child_alone_to_the_guardianship_body_whatever_is_answered() =>
        Assert.All(Everybody().Where(basis => basis.IsChildAlone), basis =>
        Assert.Contains(ProfileProposals.For(basis), proposal =>
            proposal is { Channel: ProfileChannel.Guardianship, IsFixed: true }));

    [Fact]
    public void of_trafficking_violence_and_health_stands_behind_their_walls() => Assert.All(Everybody(), basis =>
        Assert.All(ProfileProposals.For(basis).Where(proposal => proposal.Channel == ProfileChannel.Protection),
            proposal => Assert.Contains(proposal.Wall, new[] { Wall.Trafficking, Wall.Gbv, Wall.Health })));
}

public sealed class A_child_in_a_group
{
    static readonly AgeRange Adult = new(35, 35), Child = new(15, 15);

    static readonly Companion Head = new("HOH", Adult, false);

    public static TheoryData<string?, bool> Relations => new()
    {
        { "SON", false }, { "DAU", false }, { "STC", false }, { "FOS", false }, { "NKIN", true }, { "NONE",
            true }, { "COU", true },
        { "BRO", true }, { "NIE", true }, { "SPO", true }, { "GRC", true }, { null, true },
    };

    [Theory, MemberData(nameof(Relations))]
    public void stands_alone_unless_a_parent_or_caregiver_is_there(string? relation, bool isAlone)
    {
        var child = new Companion(relation, Child, false);
        Assert.Equal(isAlone, Accompaniment.IsChildAlone(child, [Head, child]));
    }

    [Fact]
    public void is_with_the_parent_who_is_not_the_head()
    {
        var grandchild = new Companion("GRC", Child, false);
        Assert.False(Accompaniment.IsChildAlone(grandchild, [Head, new("DAU", Adult, false), grandchild]));
        Assert.True(Accompaniment.IsChildAlone(grandchild, [Head, new("DAU", Adult, true), grandchild]));
        Assert.True(Accompaniment.IsChildAlone(grandchild, [Head, new("DAU", Child, false), grandchild]));
    }

    [Fact]
    public void of_unknown_age_is_one() =>
        Assert.True(Accompaniment.IsChildAlone(new("NKIN", null, false), [Head, new("NKIN", null, false)]));

    [Fact]
    public void who_grew_up_is_none() => Assert.False(Accompaniment.IsChildAlone(new("NKIN", Adult, false), [Head]));

    [Fact]
    public void whose_head_is_a_child_too_stands_alone()
    {
        Companion head = new("HOH", Child, false), brother = new("SON", new(3, 3), false);
        Assert.True(Accompaniment.IsChildAlone(head, [head, brother]));
        Assert.True(Accompaniment.IsChildAlone(brother, [head, brother]));
    }

    [Fact]
    public void who_is_not_here_is_looked_for_and_not_referred() =>
        Assert.False(Accompaniment.IsChildAlone(new("SON", Child, true), [Head]));
}
