using System.Globalization;
using System.Text;

namespace Pana.Sdmx;

/// <summary>Rows of a CSV (RFC 4180), one at a time, in one buffer.</summary>
sealed class CsvRows(Stream stream)
{
    readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
    readonly List<(int Start, int Length, string? Unquoted)> _cells = [];
    char[] _buffer = new char[32 * 1024];
    int _start, _end, _lines;
    bool _isLast;

    /// <summary>Where the row begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    public int Count => _cells.Count;

    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            var (start, length, unquoted) = _cells[cell];
            return unquoted is null ? _buffer.AsSpan(start, length) : unquoted.AsSpan();
        }
    }

    /// <summary>False at the end. Empty lines are passed over.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            Line += _lines;
            _lines = 0;
            while (!TryRow())
            {
                if (_isLast)
                    return false;
                await FillAsync(cancel);
            }
            if (_cells.Count > 1 || _cells[0].Length > 0 || _cells[0].Unquoted is not null)
                return true;
        }
    }

    async ValueTask FillAsync(CancellationToken cancel)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var read = await _reader.ReadAsync(_buffer.AsMemory(_end), cancel);
            _end += read;
            _isLast = read == 0;
        }
        catch (DecoderFallbackException wrong)
        {
            throw new SdmxFormatException(SdmxError.At("malformed", "", "", $"Line {Line.ToString(CultureInfo.InvariantCulture)} or soon after: this is no UTF-8.", null, Line), wrong);
        }
    }

    /// <summary>False where the buffer holds no whole row yet, or nothing at all at the end.</summary>
    bool TryRow()
    {
        _cells.Clear();
        var (at, lines) = (_start, 0);
        if (at == _end)
            return false;
        while (true)
        {
            var rest = _buffer.AsSpan(at, _end - at);
            int next;
            if (rest.Length > 0 && rest[0] == '"')
            {
                if (!TryQuoted(rest, out var length, ref lines))
                    return false;
                next = length;
            }
            else
            {
                next = rest.IndexOfAny(",\r\n");
                if (next < 0)
                {
                    if (!_isLast)
                        return false;
                    next = rest.Length;
                }
                if (rest[..next].Contains('"'))
                    throw Wrong("a quotation mark stands inside a cell that does not begin with one.");
                _cells.Add((at, next, null));
            }
            at += next;
            if (at == _end)
            {
                if (!_isLast)
                    return false;
                break;
            }
            var separator = _buffer[at++];
            if (separator == ',')
                continue;
            if (separator == '\r')
            {
                if (at == _end && !_isLast)
                    return false;
                if (at < _end && _buffer[at] == '\n')
                    at++;
            }
            lines++;
            break;
        }
        (_start, _lines) = (at, lines);
        return true;
    }

    bool TryQuoted(ReadOnlySpan<char> rest, out int length, ref int lines)
    {
        (length, var isDoubled) = (1, false);
        while (true)
        {
            var quote = rest[length..].IndexOf('"');
            if (quote < 0 || length + quote + 1 == rest.Length && !_isLast)
                return _isLast && quote < 0 ? throw Wrong("a quotation mark is never closed.") : false;
            length += quote + 1;
            if (length < rest.Length && rest[length] == '"')
            {
                (length, isDoubled) = (length + 1, true);
                continue;
            }
            if (length < rest.Length && rest[length] is not (',' or '\r' or '\n'))
                throw Wrong("something stands behind the closing quotation mark of a cell.");
            var text = rest[1..(length - 1)].ToString();
            lines += text.Count(c => c == '\n');
            _cells.Add((0, 0, isDoubled ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text));
            return true;
        }
    }

    SdmxFormatException Wrong(string sentence) => Malformed.At(Line, "", "", $"Line {Line.ToString(CultureInfo.InvariantCulture)}: {sentence}");
}
