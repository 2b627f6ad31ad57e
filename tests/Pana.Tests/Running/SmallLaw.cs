using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Tests.Running;

/// <summary>A law small enough to be read at once, with one of each kind of rule.</summary>
sealed class SmallWords : Standing
{
    public static readonly Power Removal = Power();
    public static readonly Mark Pending = Mark(), Contestable = Mark(), Settled = Mark();
    public static readonly Fact
        Child = Presumed(By.Data, By.SecondPerson), Fear = Shown(), NoFear = Stated(By.Person), Advised = Held(), Torture = Reported(),
        Overturned = Held(ofFollowed: true), Upheld = Held(ofFollowed: true);
    public static readonly Paper Certificate = Paper("certificate");

    protected internal override IEnumerable<Hold> Holds =>
        [Hold(Removal, "child", Child, Wall.Child, Law("CRC art 3")), Hold(Removal, "torture", Torture, Wall.Asylum, Law("CAT art 3"))];
}

sealed class SmallClaim : Procedure
{
    public static readonly State Made = Initial(), Heard = Open(), Refused = Open(Effect.Adverse), Closed = Final(), Final_ = Final(Effect.Adverse);
    public static readonly Step
        Make = Step(), Carry = Step(), Advise = Step(), Invite = Step(), Hear = Step(), Miss = Step(), Cancel = Step(), Refuse = Step(), Lapse = Step(),
        Lost = Step(), Won = Step(), Discontinue = Step(), Extend = Step(), Ask = Step(), Renew = Step();
    public static readonly Field InPrivate = Field.YesNo(), Reasons = Field.LongText(), Adult = Field.YesNo();
    public static readonly Fact Invited = Held(), Private = Stated(By.Person), Valid = Held();
    public static readonly Term
        Notice = Persons("notice", Days(5)), Decide = Officials("decide", Months(6)), Cap = Officials("decide.cap", Months(12)),
        Contest = Persons("contest", Days(30)), Lasts = Persons("lasts", Months(3));

    protected internal override Subject Subject => Subject.Person;
    protected internal override Wall Wall => Wall.Asylum;

    static readonly Actor Person = new ThePerson([Function.Border, Function.Asylum]);

    protected internal override IEnumerable<StateRule> States =>
    [
        When(Made, Heard, Refused).Bears(SmallWords.Pending), When(Refused).Bears(SmallWords.Contestable),
        When(Closed, Final_).Bears(SmallWords.Settled),
    ];

    protected internal override IEnumerable<Session> Sessions => [new(Invited, Invite, Hear, Miss, Cancel, 3, Discontinue)];

    protected internal override IEnumerable<StepRule> Steps =>
    [
        Make.Opens(Made).By(Person).Protective().Sets(SmallWords.Fear, Valid).Gives(SmallWords.Certificate).Basis(Law("UDHR art 14")),
        Carry.Opens(Made).By(Platform).Protective().Sets(SmallWords.Fear).Basis(Law("UDHR art 14")),
        Renew.FromAnyOpen().Stays().By(Clock(Lasts)).Gives(SmallWords.Certificate).Basis(Law("art 27")),
        Advise.FromAnyOpen().Stays().By(Official(Function.LegalAid)).Sets(SmallWords.Advised).Basis(Law("ExCom 8")),
        Ask.FromAnyOpen().Stays().By(Official(Function.Asylum, Function.Social)).Asks(Adult.Optional().Stating(SmallWords.Child, By.SecondPerson)).Basis(Law("CRC")),
        Invite.From(Made).Stays().By(Official(Function.Asylum)).Basis(Law("ExCom 8")),
        Hear.From(Made).To(Heard).By(Official(Function.Asylum)).After(Notice).Provided(SmallWords.Advised, Private)
            .Asks(InPrivate.Required().Stating(Private, By.Person)).Basis(Law("ExCom 8")),
        Miss.From(Made).Stays().By(Official(Function.Asylum)).Basis(Law("ExCom 8")),
        Cancel.From(Made).Stays().By(Official(Function.Asylum)).Basis(Law("ExCom 8")),
        Discontinue.From(Made).To(Closed).By(Official(Function.Asylum)).Basis(Law("ExCom 8")),
        Extend.FromAnyOpen().Stays().By(Official(Function.Decision)).Basis(Law("law")),
        Refuse.From(Heard).To(Refused).By(Panel(2, Function.Decision)).DistinctFrom(Hear).Provided(SmallWords.Child.Requires(SmallWords.Advised))
            .Asks(Reasons.Required()).Basis(Law("1951 Convention art 1A")),
        Lapse.From(Refused).To(Final_).By(Clock(Contest)).Provided(!SmallWords.Overturned).Basis(Law("law")),
        Lost.From(Refused).To(Final_).By(Platform).Provided(SmallWords.Upheld).Basis(Law("law")),
        Won.From(Refused, Final_).To(Closed).By(Platform).Provided(SmallWords.Overturned).Basis(Law("law")),
    ];

    protected internal override IEnumerable<TermRule> Terms =>
    [
        Releases(Notice, Invite).EndsWith(Hear, Miss, Cancel),
        Escalates(Decide, Make, Carry).EndsWith(Refuse, Discontinue).SuspendedWhile(Invited).ExtendedBy(Extend, "reasons", Cap),
        Lapses(Contest, Refuse), Renews(Lasts, Make, Renew).EndsWith(Discontinue),
    ];

    protected internal override IEnumerable<Hold> Holds => [Hold(SmallWords.Removal, "claim", [Made, Heard, Refused], Wall.Asylum, Law("art 33"))];
}

sealed class SmallReview : Procedure
{
    public static readonly State Lodged = Initial(), Answered = Final();
    public static readonly Step Lodge = Step(), Overturn = Step(), Uphold = Step();

    protected internal override Subject Subject => Subject.Person;
    protected internal override Wall Wall => Wall.Asylum;

    protected internal override IEnumerable<StepRule> Steps =>
    [
        Lodge.Opens(Lodged).By(new ThePerson([Function.Border, Function.Asylum])).Protective().Follows(SmallWords.Contestable).Basis(Law("ICCPR")),
        Overturn.From(Lodged).To(Answered).By(Official(Function.Appeal)).Sets(SmallWords.Overturned).Basis(Law("ICCPR")),
        Uphold.From(Lodged).To(Answered).By(Official(Function.Appeal)).Sets(SmallWords.Upheld).Basis(Law("ICCPR")),
    ];

    protected internal override IEnumerable<StateRule> States => [When(Lodged).Bears(SmallWords.Pending), When(Answered).Bears(SmallWords.Settled)];

    protected internal override IEnumerable<Hold> Holds => [Hold(SmallWords.Removal, "review", [Lodged], Wall.Asylum, Law("art 33"))];
}

sealed class SmallReturn : Procedure
{
    public static readonly State Begun = Initial(), Ordered = Open(Effect.Adverse), Gone = Final(Effect.Adverse), Sheltered = Final(Effect.Favourable);
    public static readonly Step Begin = Step(), Order = Step(), Remove = Step(), Shelter = Step();

    protected internal override Subject Subject => Subject.Person;
    protected internal override Wall Wall => Wall.Case;

    protected internal override IEnumerable<StateRule> States => [When(Ordered).Permits(SmallWords.Removal)];

    protected internal override IEnumerable<StepRule> Steps =>
    [
        Begin.Opens(Begun).By(Official(Function.Migration)).Basis(Law("law")),
        Order.From(Begun).To(Ordered).By(Official(Function.Migration)).Basis(Law("law"))
            .Provided(new Bears(Quantifier.Every, SmallWords.Settled), new Bears(Quantifier.No, SmallWords.Pending)),
        Remove.From(Ordered).To(Gone).By(Official(Function.Migration)).Uses(SmallWords.Removal).Basis(Law("art 33"))
            .Provided(new Permitted(SmallWords.Removal), new NoHoldOn(SmallWords.Removal)),
        Shelter.From(Begun, Ordered).To(Sheltered).By(Official(Function.Migration)).Basis(Law("art 33")).Starts<SmallClaim>(LinkKind.Follows, SmallWords.Torture),
    ];
}

static class SmallLaw
{
    public static readonly Model Model = Model.Read([typeof(SmallWords)], [typeof(SmallClaim), typeof(SmallReview), typeof(SmallReturn)]);

    public static StepRule Rule(Step step) => Model.Of(step).Rule(step);
}
