using System.Text;

namespace Pana.Linkage;

/// <summary>
/// Rows of a CSV file, one at a time, as people really send them: with or without a byte order mark, commas, semicolons or tabs, quotes
/// inside quotes, line breaks inside quotes, lines in UTF-8 and lines in windows-1251 in one file. Memory does not grow with the file.
/// </summary>
public sealed class CsvReading : IDisposable
{
    /// <summary>A quote that is not closed within so many bytes was no quote: else one mark would swallow the rest of a file.</summary>
    const int LongestQuoted = 1 << 16;

    static readonly UTF8Encoding Strict = new(false, true);
    static readonly Lazy<Encoding> Cyrillic = new(() => CodePagesEncodingProvider.Instance.GetEncoding(1251)!);

    readonly Stream _stream;
    readonly List<(int From, int Length)> _fields = [];
    byte[] _bytes = new byte[1 << 17];
    char[] _chars = new char[1 << 12];
    int _at, _filled, _length;
    char _separator;

    public CsvReading(Stream stream)
    {
        Fill(stream);
        var start = _bytes.AsSpan(0, _filled);
        if (start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            stream.Position = 0;
            stream = Encoding.CreateTranscodingStream(stream, start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, Encoding.UTF8);
            _filled = 0;
            Fill(stream);
        }
        _stream = stream;
        _at = _bytes.AsSpan(0, _filled).StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
    }

    /// <summary>The line of the file on which the row began; the first is 1.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes read so far, for a progress bar.</summary>
    public long Read { get; private set; }

    public int Count => _fields.Count;

    /// <summary>A field, without its outer blanks and direction marks; empty when the row is too short.</summary>
    public ReadOnlySpan<char> this[int field] =>
        field < _fields.Count ? _chars.AsSpan(_fields[field].From, _fields[field].Length).Trim(" \t\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u00A0\uFEFF") : [];

    long _nextLine = 1;

    /// <summary>The next row that is not empty.</summary>
    public bool Next()
    {
        while (true)
        {
            Line = _nextLine;
            if (!TakeBytes(out var from, out var length))
                return false;
            if (length == 0)
                continue;
            Decode(_bytes.AsSpan(from, length));
            if (_separator == 0)
                _separator = Separator(_chars.AsSpan(0, _length));
            Split();
            return true;
        }
    }

    public void Dispose() => _stream.Dispose();

    bool TakeBytes(out int from, out int length)
    {
        var (scanned, quoted, firstBreak) = (0, false, -1);
        while (true)
        {
            for (; _at + scanned < _filled; scanned++)
            {
                var each = _bytes[_at + scanned];
                if (each == '"')
                    quoted = !quoted;
                else if (each == '\n')
                {
                    if (firstBreak < 0)
                        firstBreak = scanned;
                    if (!quoted)
                        return Take(scanned, out from, out length);
                    if (scanned > LongestQuoted)
                        return Take(firstBreak, out from, out length);
                }
            }
            if (!Fill(_stream))
            {
                if (_at == _filled)
                {
                    (from, length) = (0, 0);
                    return false;
                }
                return Take(quoted && firstBreak >= 0 ? firstBreak : scanned, out from, out length);
            }
        }
    }

    bool Take(int end, out int from, out int length)
    {
        (from, length) = (_at, end > 0 && _bytes[_at + end - 1] == '\r' ? end - 1 : end);
        _nextLine += 1 + _bytes.AsSpan(_at, end).Count((byte)'\n');
        _at = Math.Min(_at + end + 1, _filled);
        return true;
    }

    bool Fill(Stream stream)
    {
        if (_at > 0)
        {
            _bytes.AsSpan(_at, _filled - _at).CopyTo(_bytes);
            (_filled, _at) = (_filled - _at, 0);
        }
        if (_filled == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        var read = stream.Read(_bytes, _filled, _bytes.Length - _filled);
        (_filled, Read) = (_filled + read, Read + read);
        return read > 0;
    }

    void Decode(ReadOnlySpan<byte> bytes)
    {
        if (_chars.Length < bytes.Length)
            _chars = new char[bytes.Length * 2];
        _length = System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetChars(bytes, _chars) : Cyrillic.Value.GetChars(bytes, _chars);
    }

    /// <summary>The separator that the heading has most of, outside quotes.</summary>
    static char Separator(ReadOnlySpan<char> heading)
    {
        var (best, most) = (',', 0);
        foreach (var candidate in ",;\t|")
        {
            var (count, quoted) = (0, false);
            foreach (var each in heading)
                if (each == '"')
                    quoted = !quoted;
                else if (each == candidate && !quoted)
                    count++;
            if (count > most)
                (best, most) = (candidate, count);
        }
        return best;
    }

    /// <summary>Cuts in place: a quoted field only ever becomes shorter. A quote inside an unquoted field is a letter.</summary>
    void Split()
    {
        _fields.Clear();
        var (read, write) = (0, 0);
        while (true)
        {
            var from = write;
            while (read < _length && _chars[read] == ' ' && _separator != ' ')
                read++;
            if (read < _length && _chars[read] == '"' && _chars.AsSpan(read + 1, _length - read - 1).Contains('"'))
            {
                for (read++; read < _length; read++)
                    if (_chars[read] != '"')
                        _chars[write++] = _chars[read];
                    else if (read + 1 < _length && _chars[read + 1] == '"')
                        _chars[write++] = _chars[read++];
                    else if (ClosesAt(read + 1))
                        break;
                    else
                        _chars[write++] = '"';
                read = Math.Min(read + 1, _length);
            }
            while (read < _length && _chars[read] != _separator)
                _chars[write++] = _chars[read++];
            _fields.Add((from, write - from));
            if (read++ >= _length)
                return;
        }
    }

    bool ClosesAt(int at)
    {
        while (at < _length && _chars[at] == ' ')
            at++;
        return at >= _length || _chars[at] == _separator;
    }
}
