using Pana.Kernel;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>
/// What the leaflet on rights says, in any of the platform's languages, whatever the language of the page around it.
/// </summary>
internal static class LeafletWords
{
    static readonly (string Icon, string Heading, string[] Sentences)[] Parts =
    [
        ("shield", "leaflet.heading.rights", ["right.asylum", "right.noreturn", "right.free"]),
        ("talk", "arrival.leaflet.talk",
            ["right.interpreter", "right.private", "right.samesex", "right.lawyer", "right.unhcr"]),
        ("family", "arrival.leaflet.family", ["right.family", "right.child", "right.doctor"]),
        ("next", "leaflet.heading.next", ["next.1", "next.2", "next.3", "next.4"]),
        ("person", "leaflet.heading.duties", ["duty.truth", "duty.contact"]),
        ("help", "leaflet.heading.help", ["help", "help.alone"]),
    ];

    /// <summary>The language of the platform with this ISO 639-3 code; it has a leaflet.</summary>
    public static Language? In(string iso639) => Language.All.FirstOrDefault(language => language.Iso639 == iso639);

    public static LeafletView View(ScreenContext screen, Language language, string address) =>
        new(Text(screen, language, "leaflet.title"), Text(screen, language, "leaflet.intro"),
            [.. Sections(screen, language)], address)
        {
            Numbers = screen.DutyNumber is { } number ? [(Text(screen, language, "leaflet.authority"), number)] : [],
            Languages = [.. Language.All.Select(one => (one, $"/leaflet/{one.Code}"))],
        };

    public static IEnumerable<LeafletPart> Sections(ScreenContext screen, Language language) =>
        Parts.Select(part => new LeafletPart(
        part.Icon, Text(screen, language, part.Heading),
            [.. part.Sentences.Select(key => Text(screen, language, $"leaflet.{key}"))]));

    public static string Text(ScreenContext screen, Language language, string key) =>
        screen.Labels.Text(language.Code, key);
}
