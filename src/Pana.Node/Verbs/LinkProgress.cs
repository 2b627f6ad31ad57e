using System.Diagnostics;
using Pana.Linkage;

namespace Pana.Node.Verbs;

/// <summary>A bar on the terminal; nothing where the error output is a file.</summary>
internal sealed class LinkProgress(LinkText text)
{
    const int Width = 30;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly bool _isSilent = Console.IsErrorRedirected;
    readonly Lock _one = new();
    long _last;

    public void Show(LinkStage stage, double part)
    {
        if (_isSilent || Stopwatch.GetElapsedTime(Interlocked.Read(ref _last)) < Pause)
            return;
        lock (_one)
        {
            _last = Stopwatch.GetTimestamp();
            var full = (int)(Math.Clamp(part, 0, 1) * Width);
            Console.Error.Write($"\r[{new string('█', full)}{new string('·', Width - full)}] {text[$"stage.{stage.ToString().ToLowerInvariant()}"]}\u001b[K");
        }
    }

    public void Tell(string sentence)
    {
        End();
        Console.Error.WriteLine(sentence);
    }

    public void End()
    {
        if (!_isSilent)
            Console.Error.Write("\r\u001b[K");
    }
}
