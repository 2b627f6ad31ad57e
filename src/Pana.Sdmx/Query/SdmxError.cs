namespace Pana.Sdmx;

/// <summary>What is wrong with a question or a message, for a person who can act on it.</summary>
/// <param name="Name">Of the sentence, for translations; one of <see cref="AllNames"/>.</param>
/// <param name="Status">The HTTP status that carries it.</param>
/// <param name="Sentence">In English.</param>
public sealed record SdmxError(string Name, int Status, string Sentence)
{
    /// <summary>Which part of the path or which parameter, as it was written; a column, an element; empty where it is the whole.</summary>
    public string Where { get; init; } = "";

    /// <summary>What stands there; empty where nothing does.</summary>
    public string Found { get; init; } = "";

    /// <summary>Where in <see cref="Where"/>, from 1; for files the line or, in JSON, the byte. 0 where nothing can be said.</summary>
    public long Position { get; init; }

    /// <summary>What was probably meant; null for none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Every name, so that whoever translates can see that none is missing.</summary>
    public static IReadOnlyList<string> AllNames { get; } = ["unknown-resource", "resource-not-served", "too-many-parts", "unknown-type", "bad-identifier", "bad-version", "unknown-agency",
        "unknown-artefact", "unknown-version", "unknown-item", "key-too-long", "key-of-several", "unknown-code", "unknown-parameter", "older-parameter", "repeated-parameter", "unknown-component",
        "bad-operator", "bad-value", "bad-time", "bad-number", "range-reversed", "unknown-format", "not-acceptable", "context-missing", "items-not-here", "as-of-future", "as-of-before-update",
        "malformed", "missing-column", "unknown-column", "wrong-columns", "repeated-column", "several-values", "not-this-message", "no-structure-yet", "several-measures"];

    internal static SdmxError At(string name, string where, string found, string sentence, string? suggestion = null, long position = 0, int status = 400) =>
        new(name, status, suggestion is null ? sentence : $"{sentence} Did you mean {suggestion}?") { Where = where, Found = found, Suggestion = suggestion, Position = position };
}

/// <summary>What was understood, or everything that is wrong with it.</summary>
public readonly struct Parsed<T> where T : class
{
    readonly T? _value;

    Parsed(T? value, IReadOnlyList<SdmxError> errors) => (_value, Errors) = (value, errors);

    public IReadOnlyList<SdmxError> Errors { get; }

    public bool IsWrong => _value is null;

    /// <summary>Asking for what was not understood is a bug, therefore an exception.</summary>
    public T Value => _value ?? throw new InvalidOperationException(string.Join(' ', Errors.Select(error => error.Sentence)));

    public static implicit operator Parsed<T>(T value) => new(value, []);

    public static implicit operator Parsed<T>(SdmxError error) => new(null, [error]);

    internal static Parsed<T> Of(T value, IReadOnlyList<SdmxError> errors) => errors.Count == 0 ? new(value, []) : new(null, errors);

    /// <param name="errors">One at least.</param>
    public static Parsed<T> Wrong(IReadOnlyList<SdmxError> errors) => new(null, errors);
}

/// <summary>A message that cannot be read. Readers throw it in the midst of a stream; whoever reads commits at the end or not at all.</summary>
public sealed class SdmxFormatException(SdmxError error, Exception? cause = null) : FormatException(error.Sentence, cause)
{
    public SdmxError Error { get; } = error;
}
