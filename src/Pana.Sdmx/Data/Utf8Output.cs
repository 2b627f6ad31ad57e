using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace Pana.Sdmx;

/// <summary>Bytes on their way into a pipe. What is written between two flushes may be long; it is only memory then.</summary>
sealed class Utf8Output(PipeWriter pipe)
{
    const int Full = 48 * 1024;

    byte[] _bytes = new byte[64 * 1024];
    int _length;

    public bool IsFull => _length >= Full;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - _length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Write(byte value)
    {
        if (_length == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        _bytes[_length++] = value;
    }

    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    public void Write(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        Utf8Formatter.TryFormat(number, digits, out var length);
        Write(digits[..length]);
    }

    /// <summary>The shortest that reads back as the same number; whole ones without a point.</summary>
    public void Write(double number)
    {
        Span<byte> digits = stackalloc byte[32];
        int length;
        if (Math.Abs(number) < 1e15 && number == Math.Truncate(number))
            Utf8Formatter.TryFormat((long)number, digits, out length);
        else
            Utf8Formatter.TryFormat(number, digits, out length);
        Write(digits[..length]);
    }

    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        var result = await pipe.WriteAsync(_bytes.AsMemory(0, _length), cancel);
        _length = 0;
        // Whoever read is gone: there is nobody to write for.
        if (result.IsCompleted || result.IsCanceled)
            throw new OperationCanceledException("The reader of this message went away.");
    }
}

/// <summary>Every value of a column as it stands in a message, made once and copied from then on.</summary>
sealed class EncodedValues(DataColumn column, Func<DataValue, byte[]> encode, byte[]? none = null)
{
    byte[]?[] _all = [];

    public ReadOnlySpan<byte> this[int place] => place < 0 ? none : place < _all.Length && _all[place] is { } bytes ? bytes : Encoded(place);

    byte[] Encoded(int place)
    {
        if (place >= _all.Length)
            Array.Resize(ref _all, column.Values.Count);
        return _all[place] = encode(column.Values[place]);
    }
}
