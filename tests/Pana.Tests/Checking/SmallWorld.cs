using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Tests.Checking;

/// <summary>A procedure small enough to know by heart: a claim that is heard, refused or granted, with one appeal period.</summary>
public sealed class SmallClaim : Procedure
{
    public static readonly State Filed = Initial(), Heard = Open(), Refused = Open(Effect.Adverse), Lost = Final(Effect.Adverse), Won = Final(Effect.Favourable);

    public static readonly Step File = Step(), Hear = Step(), Refuse = Step(), Grant = Step(), Remove = Step(), Lapse = Step(), Late = Step();

    public static readonly Fact Guardian = Held(), Child = Presumed(By.Data);

    public static readonly Term Period = Persons("appeal.file", Days(30)), Clock_ = Officials("rsd.decide", Months(6));

    public static readonly Power Removal = Power();

    public static readonly Field Reasons = Field.LongText();

    protected internal override Subject Subject => Subject.Person;

    protected internal override Wall Wall => Wall.Asylum;

    protected internal override IEnumerable<StateRule> States => [When(Lost).Permits(Removal)];

    protected internal override IEnumerable<StepRule> Steps =>
    [
        File.Opens(Filed).By(new ThePerson([Function.Asylum])).Protective().Sets(Guardian).Basis(Law("test")),
        Hear.From(Filed).To(Heard).By(Official(Function.Asylum)).Provided(Child.Requires(Guardian)).Basis(Law("test")),
        Refuse.From(Heard).To(Refused).By(Official(Function.Decision)).DistinctFrom(Hear).Asks(Reasons.Required()).Basis(Law("test")),
        Grant.From(Filed, Heard, Refused).To(Won).By(Official(Function.Decision)).Protective().Basis(Law("test")),
        Lapse.From(Refused).To(Lost).By(Clock(Period)).Basis(Law("test")),
        Remove.From(Lost).Stays().By(Official(Function.Migration)).Uses(Removal).Provided(NoHold(Removal), IsPermitted(Removal)).Basis(Law("test")),
    ];

    protected internal override IEnumerable<TermRule> Terms => [Lapses(Period, Refuse), Escalates(Clock_, File).EndsWith(Refuse, Grant)];

    protected internal override IEnumerable<Hold> Holds => [Hold(Removal, "claim", [Filed, Heard, Refused], Wall.Asylum, Law("test"))];

    public static Safeguard Before(State[] targets, params Symbol[] first) => new OnlyAfter("before", "", [.. targets], [.. first], []);

    public static Safeguard Only(Step step, Guard when) => new OnlyWhile("only", "", [step], when, []);

    public static Model Model => Model.Read([], [typeof(SmallClaim)]);
}
