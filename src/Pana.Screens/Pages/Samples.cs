using Pana.Kernel;

namespace Pana.Screens.Pages;

/// <summary>Made-up people and cases for the gallery.</summary>
internal sealed class Samples(ScreenContext screen)
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    string W(string key) => screen[$"gallery.{key}"];

    static DateOnly Day(int month, int day) => new(2026, month, day);

    public PersonView Gulnoza => new("Гулноза Ҳамидова", 1990, true, W("female"), W("afghan"))
    {
        OriginalName = "گلنوزه حمیدوا", OriginalLanguage = "prs", Address = "#",
        Badges = [new(W("interpreter-needed"), BadgeKind.Accent, "talk")],
    };

    public PersonView Aziz => new("Абдулазиз Рахматулла Мухаммадшариф-зода", 1985, false, W("male"), W("no-nationality"))
    {
        OriginalName = "عبدالعزیز رحمت‌الله", OriginalLanguage = "prs",
    };

    public PersonView Child => new("Zarghuna", 2011, true, W("female"), W("afghan"))
    {
        OriginalName = "زرغونه", OriginalLanguage = "ps", Badges = [new(W("child"), BadgeKind.Soon, "child")],
    };

    public PersonView Unknown => new("Ҳусейн");

    public IReadOnlyList<ClockView> Clocks =>
    [
        new(W("clock.referral"), Now.AddDays(-9), Now.AddDays(-3).AddHours(-2), Now, "Закон «О беженцах», ст. 8 ч. 2"),
        new(W("clock.notice"), Now.AddHours(-60), Now.AddHours(12), Now, "Закон «О беженцах», ст. 7"),
        new(W("clock.decision"), Now.AddDays(-70), Now.AddDays(112), Now, "ExCom 8(e)(vi)"),
        new(W("clock.certificate"), Now.AddDays(-85), Now.AddDays(5), Now, Unverified: true),
        new(W("clock.appeal"), Now.AddDays(-4), Now.AddDays(10), Now, Suspended: true),
        new(W("clock.referral"), Now.AddDays(-20), Now.AddDays(-15), Now, Met: Now.AddDays(-17)),
    ];

    public DiagramView Diagram => new(W("diagram"),
    [
        new("registered", W("state.registered"), Day(9, 14)),
        new("heard", W("state.heard"), Day(10, 2)),
        new("assessed", W("state.assessed"), Day(11, 20), IsCurrent: true),
        new("refused", W("state.refused")),
        new("appealed", W("state.appealed")),
        new("recognised", W("state.recognised"), IsFinal: true),
        new("final", W("state.final"), IsFinal: true),
        new("discontinued", W("state.discontinued"), IsFinal: true),
    ],
    [
        new("registered", "heard", W("step.hear"), EdgeKind.Walked, Day(10, 2)),
        new("registered", "discontinued", W("step.discontinue")),
        new("heard", "assessed", W("step.assess"), EdgeKind.Walked, Day(11, 20)),
        new("assessed", "heard", W("step.again"), EdgeKind.Possible),
        new("assessed", "recognised", W("step.recognise"), EdgeKind.Possible),
        new("assessed", "refused", W("step.refuse"), EdgeKind.Possible),
        new("refused", "appealed", W("step.appeal")),
        new("refused", "final", W("state.final")),
        new("appealed", "recognised", W("step.recognise")),
        new("appealed", "final", W("state.final")),
        new("appealed", "assessed", W("step.assess")),
    ])
    {
        Shields =
        [
            new("heard", W("shield.child"), "CRC 12, 20, 22"), new("refused", W("shield.unheard"), "ExCom 8(e)(iv)"),
            new("assessed", W("shield.unheard"), "ExCom 8(e)(iv)"),
        ],
    };

    public IReadOnlyList<StepView> May =>
        [new(W("step.document"), "#"), new(W("step.invite"), "#", W("step.invite.note"), IsLikely: true)];

    public IReadOnlyList<RefusalView> MayNot =>
    [
        new(W("refusal.what"), W("refusal.why"), "1951, 33", W("refusal.possible"), W("refusal.helper")),
    ];

    public IReadOnlyList<WorkGroup> Work =>
    [
        new(WorkWhen.Late, [new(W("clock.referral"), "#", Gulnoza, Clocks[0], "TJK-7Q4M-2")], 1, "#"),
        new(WorkWhen.Today, [new(W("step.hear"), "#", Child, Clocks[1]), new(W("step.invite"), "#", Aziz)], 2, "#"),
        new(WorkWhen.ThisWeek, [new(W("step.document"), "#", Unknown, Clocks[3])], 14, "#"),
        new(WorkWhen.Later, [], 1286, "#"),
    ];

    public IReadOnlyList<WorkGroup> NoWork => [.. Enum.GetValues<WorkWhen>().Select(when => new WorkGroup(when, [], 0, "#"))];

    public NameView Name => new("گلنوزه", "", "حمیدوا")
    {
        Language = "prs",
        Transliterations = [new("Latn", "Gulnoza Hamidova", "document"), new("Cyrl", "Гулноза Ҳамидова", "proposed")],
    };

    public IReadOnlyList<FieldView> Fields =>
    [
        new("reference", W("field.reference"), FieldKind.Text) { IsKnown = true, Values = ["TJK-7Q4M-2"] },
        new("language", W("field.language"), FieldKind.Choice)
        {
            IsRequired = true, Values = ["prs"],
            Options = [.. Language.All.Select(language => new OptionView(language.Code, language.OwnName))],
        },
        new("needs", W("field.needs"), FieldKind.MultiChoice)
        {
            Values = ["food"],
            Options = [new("food", W("field.needs.food")), new("doctor", W("field.needs.doctor")), new("bed", W("field.needs.bed"))],
        },
        new("fear", W("field.fear"), FieldKind.YesNoUnknown) { Help = W("field.fear.help") },
        new("account", W("field.account"), FieldKind.LongText)
        {
            Wall = W("field.account.wall"), ShownWhen = new("fear", ["yes", "unknown", ""]),
        },
        new("born", W("field.born"), FieldKind.Date) { Values = ["1990"], Understood = W("field.born.understood"), IsRequired = true },
        new("children", W("field.children"), FieldKind.Number)
        {
            Unit = W("field.children.unit"), Values = ["?"], Error = W("field.children.error"), IsRequired = true,
        },
        new("officer", W("field.officer"), FieldKind.Person) { Options = [new("1", Gulnoza.Name), new("2", Unknown.Name)] },
        new("scan", W("field.scan"), FieldKind.File) { Accept = "image/png,image/jpeg,application/pdf" },
    ];

    public IReadOnlyList<ConsequenceView> Follows =>
    [
        new(W("follows.paper"), "paper"), new(W("follows.clock"), "clock"), new(W("follows.referral"), "referral"),
    ];

    public IReadOnlyList<FamilyBranch> Family =>
    [
        new([new(Aziz, W("role.father"), 41), new(Gulnoza, W("role.mother"), 36, true)],
        [
            new([new(Child, W("role.daughter"), 15, true)], []),
            new([new(new("Ҳомид", 2021, false, W("male"), W("afghan")), W("role.son"), 5)], []),
            new([new(Unknown, W("role.neighbour"), null) { IsAccompanying = true }], []),
        ]),
    ];

    public IReadOnlyList<SeparatedMember> Separated =>
        [new(new(new("Бибигул", 1958, true, W("female"), W("afghan")), W("role.grandmother"), 68, true), W("tracing"))];

    public TableView Table => new(W("table.caption"),
    [
        new(W("table.month"), SortAddress: "#", Sorted: Sorted.Descending), new(W("table.claims"), true, "#"),
        new(W("table.people"), true), new(W("table.median"), true),
    ],
    [
        ["11.2026", new("1 214", "#"), "3 590", "171"], ["10.2026", new("98", "#"), "240", "168"],
        ["09.2026", new("1 003", "#"), "2 871", "175"],
    ],
    W("table.empty"), "#")
    {
        Total = [W("table.total"), "2 315", "6 701", ""],
    };

    public IReadOnlyList<RecordEntry> Record =>
    [
        new(Now.AddDays(-3), W("role"), W("state.assessed")) { Source = "1951, 1A(2)" },
        new(Now.AddDays(-52), W("role"), W("state.heard"))
        {
            Icon = "talk", Details = [(W("record.interpreter"), W("female")), (W("record.place"), W("record.place.value"))],
        },
        new(Now.AddDays(-70), W("role"), W("state.registered")) { Icon = "paper", Address = "#" },
    ];

    public IReadOnlyList<RecordFilter> Filters =>
    [
        new(W("record.all"), "#", true), new(W("record.steps"), "#", false), new(W("record.papers"), "#", false),
        new(W("record.readings"), "#", false),
    ];

    public LeafletView Leaflet => new(W("leaflet.title"), W("leaflet.lead"),
    [
        new("shield", W("leaflet.safe"), [W("leaflet.safe.1"), W("leaflet.safe.2")]),
        new("talk", W("leaflet.talk"), [W("leaflet.talk.1")]),
        new("health", W("leaflet.health"), [W("leaflet.health.1")]),
        new("child", W("leaflet.child"), [W("leaflet.child.1")]),
    ],
    "http://localhost:5103/rights")
    {
        Number = "7Q4M-2", Numbers = [(W("leaflet.hotline"), "+992 000 00 00 00")],
        Languages = [.. Language.All.Select(language => (language, $"?lang={language.Code}"))],
    };
}
