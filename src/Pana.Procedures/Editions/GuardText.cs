using System.Collections.Immutable;
using System.Globalization;

namespace Pana.Procedures.Editions;

/// <summary>
/// Reads a guard as an edition writes it: <c>A and (B or not C)</c> over facts by key, <c>no hold on X</c>,
/// <c>X permitted</c>, <c>X has passed</c>, <c>X was done</c>, <c>X was done 3 times</c>, <c>some case is X</c>,
/// <c>no case is X</c>, <c>every case is X</c>. Guards print themselves in the same words.
/// </summary>
public sealed class GuardText
{
    /// <summary>What was read, or where and why nothing was.</summary>
    /// <param name="Position">Letter at which reading stopped, counted from 1.</param>
    public sealed record Reading(Guard? Guard, int Position, string? Error);

    sealed class Unreadable(int position, string what) : Exception(what)
    {
        public int Position => position;
    }

    readonly Model _model;
    readonly string _procedure;
    readonly ImmutableArray<(string Word, int Position)> _words;
    int _at;

    GuardText(string text, Model model, string procedure) => (_words, _model, _procedure) = (Split(text), model, procedure);

    /// <param name="procedure">Whose step asks: bare names and other cases' privacy are read from its side.</param>
    public static Reading Parse(string text, Model model, string procedure)
    {
        var reader = new GuardText(text, model, procedure);
        try
        {
            var guard = reader.Or();
            return reader.Word is null ? new(guard, text.Length + 1, null) : throw reader.Stop($"“{reader.Word}” stands where “and”, “or” or the end is expected");
        }
        catch (Unreadable unreadable)
        {
            return new(null, unreadable.Position, unreadable.Message);
        }
    }

    static ImmutableArray<(string, int)> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<(string, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            var end = at + 1;
            if (text[at] is not ('(' or ')'))
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')'))
                    end++;
            words.Add((text[at..end], at + 1));
            at = end - 1;
        }
        words.Add(("", text.Length + 1));
        return words.ToImmutable();
    }

    string? Word => _at < _words.Length - 1 ? _words[_at].Word : null;

    Unreadable Stop(string what) => new(_words[_at].Position, what);

    bool Takes(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (_at + i >= _words.Length - 1 || _words[_at + i].Word != words[i])
                return false;
        _at += words.Length;
        return true;
    }

    Guard Or()
    {
        var guard = And();
        while (Takes("or"))
            guard |= And();
        return guard;
    }

    Guard And()
    {
        var guard = Not();
        while (Takes("and"))
            guard &= Not();
        return guard;
    }

    Guard Not() => Takes("not") ? !Not() : Atom();

    Guard Atom()
    {
        if (Takes("("))
        {
            var inner = Or();
            return Takes(")") ? inner : throw Stop("a bracket is opened and not closed");
        }
        if (Takes("always"))
            return Guard.Always;
        if (Takes("no", "hold", "on"))
            return new NoHoldOn(Named<Power>("a power"));
        if (Takes("no", "case", "is"))
            return new Bears(Quantifier.No, Named<Mark>("a mark"));
        if (Takes("some", "case", "is"))
            return new Bears(Quantifier.Some, Named<Mark>("a mark"));
        if (Takes("every", "case", "is"))
            return new Bears(Quantifier.Every, Named<Mark>("a mark"));
        var start = _at;
        var symbol = Named<Symbol>("a fact, a term or a step");
        return symbol switch
        {
            Fact fact when _model.Find(fact.Owner) is null || fact.Owner == _procedure => fact,
            Power power when Takes("permitted") => new Permitted(power),
            Term term when term.Owner == _procedure && Takes("has", "passed") => new Elapsed(term),
            Step step when step.Owner == _procedure && Takes("was", "done") => new Taken(step, Times()),
            Fact or Term or Step when _model.Find(symbol.Owner) is not null && symbol.Owner != _procedure =>
                throw At(start, $"{symbol} belongs to another procedure; procedures see of each other facts of the person, marks and holds"),
            Term => throw At(start, $"after {symbol} comes “has passed”"),
            Step => throw At(start, $"after {symbol} comes “was done”"),
            Power => throw At(start, $"{symbol} is a power: write “no hold on {symbol}” or “{symbol} permitted”"),
            _ => throw At(start, $"{symbol} is no fact, term or step"),
        };
    }

    int Times()
    {
        if (Word is null || !int.TryParse(Word, NumberStyles.None, CultureInfo.InvariantCulture, out var times) || times < 1)
            return 1;
        _at++;
        return Takes("times") ? times : throw Stop("after the number comes “times”");
    }

    Unreadable At(int word, string what) => new(_words[word].Position, what);

    T Named<T>(string kind) where T : Symbol
    {
        if (Word is not { } word || word is "(" or ")")
            throw Stop($"{kind} is expected here");
        var symbol = _model.Symbols.GetValueOrDefault(word) ?? _model.Symbols.GetValueOrDefault($"{_procedure}.{word}");
        if (symbol is not T named)
            throw Stop($"“{word}” is not {kind}; {Faults.Nearest(word, _model.Symbols.Where(each => each.Value is T).Select(each => each.Key))}");
        _at++;
        return named;
    }
}
