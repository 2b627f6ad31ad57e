using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Tests.Editions;

/// <summary>A vocabulary of a handful of words, for tests of editions and the manual.</summary>
public sealed class Words : Standing
{
    public static readonly Power Removal = Power();
    public static readonly Mark Pending = Mark();
    public static readonly Fact Child = Presumed(By.Person, By.Data), Informed = Shown();

    public static class Guardian
    {
        public static readonly Fact Appointed = Held();
    }

    public static readonly Paper Decision = Paper("reasoned-decision", Wall.Asylum);

    protected internal override IEnumerable<Hold> Holds => [Hold(Removal, "child", Child & !Guardian.Appointed, Wall.Child, Law("CRC art 3"))];
}

/// <summary>A claim: heard, decided, appealed. Small enough to be read at a glance, whole enough to be proved.</summary>
public sealed class Claim : Procedure
{
    public static readonly State
        Filed = Initial(), Heard = Open(), Refused = Open(Effect.Adverse), Recognised = Final(Effect.Favourable), Removed = Final(Effect.Adverse);

    public static readonly Step File = Step(), Inform = Step(), Appoint = Step(), Hear = Step(), Recognise = Step(), Refuse = Step(), Appeal = Step(), Remove = Step();

    static readonly Term DecideTerm = Officials("rsd.decide", atMost: Months(6)), AppealTerm = Persons("appeal.file", atLeast: Days(30));

    static readonly Actor Registrar = Official(Function.Asylum), Judge = Official(Function.Decision);

    protected internal override Subject Subject => Subject.Person;

    protected internal override Wall Wall => Wall.Asylum;

    protected internal override IEnumerable<StateRule> States => [When(Filed, Heard).Bears(Words.Pending), When(Refused).Permits(Words.Removal)];

    protected internal override IEnumerable<StepRule> Steps =>
    [
        File.Opens(Filed).By(new ThePerson([Function.Border, Function.Asylum])).Protective().Basis(Law("UDHR art 14")),
        Inform.FromAnyOpen().Stays().By(Registrar).Sets(Words.Informed).Basis(Law("ExCom 8")),
        Appoint.FromAnyOpen().Stays().By(Registrar).Protective().Sets(Words.Guardian.Appointed).Basis(Law("CRC art 20")),
        Hear.From(Filed).To(Heard).By(Registrar).Provided(Words.Child.Requires(Words.Guardian.Appointed)).Basis(Law("ExCom 8")),
        Recognise.From(Heard).To(Recognised).By(Judge).Gives(Words.Decision).Basis(Law("1951 Convention art 1A")),
        Refuse.From(Heard).To(Refused).By(Judge).DistinctFrom(Hear).Gives(Words.Decision).Basis(Law("ExCom 8")),
        Appeal.From(Refused).To(Heard).By(new ThePerson([Function.Asylum])).Protective().Basis(Law("ExCom 8")),
        Remove.From(Refused).To(Removed).By(Official(Function.Migration)).Provided(Passed(AppealTerm), NoHold(Words.Removal), IsPermitted(Words.Removal))
            .Uses(Words.Removal).Basis(Law("1951 Convention art 32")),
    ];

    protected internal override IEnumerable<TermRule> Terms => [Escalates(DecideTerm, File, Appeal).EndsWith(Recognise, Refuse), Releases(AppealTerm, Refuse)];

    protected internal override IEnumerable<Hold> Holds => [Hold(Words.Removal, "claim", [Filed, Heard], Wall.Asylum, Law("1951 Convention art 33"))];

    protected internal override IEnumerable<Safeguard> Safeguards =>
    [
        Before([Refused], [Hear], "heard", "No one is refused unheard.", Law("ExCom 8")),
        Only(Hear, Words.Child.Requires(Words.Guardian.Appointed), "guardian", "No child is heard alone.", Law("CRC art 20")),
        Used(Words.Removal, Passed(AppealTerm), "appeal-time", "Nobody is removed while an appeal is possible.", Law("ExCom 8")),
        MayAlways([Refused], [Appeal], "appeal", "Whoever is refused may appeal.", Law("ExCom 8")),
        MayAlways([Filed], [Care.Give], "care", "Whoever claims is cared for.", Law("1951 Convention art 23")),
    ];
}

/// <summary>Another procedure, which a safeguard of the first names.</summary>
public sealed class Care : Procedure
{
    public static readonly State Given = Initial(), Ended = Final();

    public static readonly Step Give = Step(), End = Step();

    protected internal override Subject Subject => Subject.Person;

    protected internal override Wall Wall => Wall.Health;

    protected internal override IEnumerable<StepRule> Steps =>
    [
        Give.Opens(Given).By(Official(Function.Asylum)).Basis(Law("1951 Convention art 23")),
        End.From(Given).To(Ended).By(Official(Function.Asylum)).Basis(Law("1951 Convention art 23")),
    ];
}

static class SmallLaw
{
    public static Model Baseline { get; } = Model.Read([typeof(Words)], [typeof(Claim), typeof(Care)]);
}
