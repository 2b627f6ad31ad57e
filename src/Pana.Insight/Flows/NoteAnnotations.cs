using Pana.Insight.Counting;
using Pana.Insight.Open;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Sdmx;

namespace Pana.Insight.Flows;

/// <summary>
/// What must be known of a state's law about a flow, as annotations of the agreement under which the state gives it: the title is the definition, the
/// value the source, the text the note with how sure it is.
/// </summary>
internal sealed class NoteAnnotations(Labels labels, IReadOnlyList<StateNote> notes)
{
    public const string Type = "LEGAL_NOTE";

    public IReadOnlyList<Annotation> On(string flow, string state) =>
    [
        .. from definition in Definitions.Of(AllFlows.Find(flow)!)
            from note in notes
            where note.State == state && note.Note.Definitions.Contains(definition.Id)
            select new Annotation(Title: definition.Id, Type: Type, Value: note.Note.Source is { Length: > 0 } source ? source : null) { Texts = LocalText.Of(Texts(note)) },
    ];

    IEnumerable<KeyValuePair<string, string>> Texts(StateNote note) => from language in new[] { "en", "ru" }
        let says = new[] { labels.Text(language, LabelKeys.Of(note.Note.Certainty)), note.Note.Article?.In(language) }.OfType<string>()
        select KeyValuePair.Create(language, $"{note.Note.Text.In(language)} ({string.Join("; ", says)})");
}
