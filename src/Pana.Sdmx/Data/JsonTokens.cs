using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>The tokens of a JSON text, one at a time, out of a stream, in a buffer that is as long as the longest token or the value asked for whole.</summary>
sealed class JsonTokens(Stream stream)
{
    byte[] _buffer = new byte[64 * 1024];
    int _start, _end, _valueStart, _valueLength;
    long _before;
    bool _isLast, _isEscaped;
    JsonReaderState _state;

    public JsonTokenType Type { get; private set; }

    /// <summary>The byte where the token ends, from 1.</summary>
    public long Position => _before + _start;

    /// <summary>The token as it stands, without quotation marks.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_valueStart, _valueLength);

    public string Text
    {
        get
        {
            if (!_isEscaped)
                return Encoding.UTF8.GetString(Raw);
            var reader = new Utf8JsonReader([(byte)'"', .. Raw, (byte)'"']);
            reader.Read();
            return reader.GetString()!;
        }
    }

    /// <summary>Without waiting, where the buffer holds a whole token.</summary>
    public bool TryNext()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (!reader.Read())
                return false;
            Type = reader.TokenType;
            _isEscaped = reader.ValueIsEscaped;
            var isText = Type is JsonTokenType.String or JsonTokenType.PropertyName;
            (_valueStart, _valueLength) = (_start + (int)reader.TokenStartIndex + (isText ? 1 : 0), reader.ValueSpan.Length);
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return true;
        }
        catch (JsonException wrong)
        {
            throw Malformed.Of(wrong);
        }
    }

    public ValueTask NextAsync(CancellationToken cancel) => TryNext() ? default : WaitAsync(cancel);

    /// <summary>The value that comes next, whole.</summary>
    public async ValueTask<JsonDocument> ValueAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (TryValue() is { } document)
                return document;
            await FillAsync(cancel);
        }
    }

    /// <summary>Passes over the value that comes next.</summary>
    public async ValueTask SkipAsync(CancellationToken cancel)
    {
        var depth = 0;
        do
        {
            await NextAsync(cancel);
            depth += Type switch { JsonTokenType.StartArray or JsonTokenType.StartObject => 1, JsonTokenType.EndArray or JsonTokenType.EndObject => -1, _ => 0 };
        }
        while (depth > 0);
    }

    public async ValueTask ExpectAsync(JsonTokenType type, string where, CancellationToken cancel)
    {
        await NextAsync(cancel);
        Expect(type, where);
    }

    public void Expect(JsonTokenType type, string where)
    {
        if (Type != type)
            throw Wrong(where, $"{where} should be {(type == JsonTokenType.StartArray ? "a list" : type == JsonTokenType.StartObject ? "an object" : "another thing")}.");
    }

    public SdmxFormatException Wrong(string where, string sentence, string name = "malformed") =>
        Malformed.At(Position, where, "", $"Byte {Position.ToString(CultureInfo.InvariantCulture)}: {sentence}", name);

    JsonDocument? TryValue()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return null;
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return document;
        }
        catch (JsonException wrong)
        {
            throw Malformed.Of(wrong);
        }
    }

    async ValueTask WaitAsync(CancellationToken cancel)
    {
        do
            await FillAsync(cancel);
        while (!TryNext());
    }

    async ValueTask FillAsync(CancellationToken cancel)
    {
        if (_isLast)
            throw Malformed.At(Position, "", "", $"Byte {Position.ToString(CultureInfo.InvariantCulture)}: the message ends in the midst.");
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _before += _start;
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
        _end += read;
        _isLast = read == 0;
    }
}
