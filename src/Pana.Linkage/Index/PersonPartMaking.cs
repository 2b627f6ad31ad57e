using System.Runtime.InteropServices;
using System.Text;

namespace Pana.Linkage;

sealed partial class PersonPart
{
    /// <summary>Names that are read at a time, on all cores.</summary>
    const int Portion = 1 << 16;

    /// <summary>Persons as they were added.</summary>
    public static PersonPart Of(int count, Func<int, (long Id, string Name, EventDate Born)> person)
    {
        var making = new Making(count);
        for (var from = 0; from < count; from += Portion)
        {
            var words = new string[Math.Min(Portion, count - from)][];
            Parallel.For(0, words.Length, at => words[at] = [.. WordReader.Read(person(from + at).Name).Where(word => word.Tells).Select(word => word.Text)]);
            for (var at = 0; at < words.Length; at++)
            {
                var (id, name, born) = person(from + at);
                making.Add(id, Packed(born), Encoding.UTF8.GetBytes(name), words[at]);
            }
        }
        return making.Made();
    }

    /// <summary>Parts put together, without those who are gone; no name is read again.</summary>
    public static PersonPart Of(params ReadOnlySpan<PersonPart> parts)
    {
        var count = 0;
        foreach (var part in parts)
            count += part.Count;
        var making = new Making(count);
        foreach (var part in parts)
        {
            var numbers = Enumerable.Range(0, part._vocabulary.Count).Select(word => making.Number(part._vocabulary.Text(word))).ToArray();
            for (var at = 0; at < part.Count; at++)
                if (!part.Gone.Contains(at))
                    making.Add(part._ids[at], part._born[at], part.Text(at), part.WordsOf(at), numbers);
        }
        return making.Made();
    }

    sealed class Making(int count)
    {
        readonly Dictionary<string, int> _numbers = [];
        readonly List<string> _spellings = [];
        readonly List<long> _ids = new(count);
        readonly List<int> _born = new(count), _ends = new(count), _wordEnds = new(count), _words = new(count * 3);
        readonly List<byte> _texts = new(count * 24);

        public int Number(string word)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, word, out var known);
            if (!known)
            {
                number = _spellings.Count;
                _spellings.Add(word);
            }
            return number;
        }

        public void Add(long id, int born, ReadOnlySpan<byte> text, string[] words)
        {
            foreach (var word in words)
                _words.Add(Number(word));
            Close(id, born, text);
        }

        public void Add(long id, int born, ReadOnlySpan<byte> text, ReadOnlySpan<int> words, int[] numbers)
        {
            foreach (var word in words)
                _words.Add(numbers[word]);
            Close(id, born, text);
        }

        void Close(long id, int born, ReadOnlySpan<byte> text)
        {
            _ids.Add(id);
            _born.Add(born);
            _texts.AddRange(text);
            _ends.Add(_texts.Count);
            _wordEnds.Add(_words.Count);
        }

        public PersonPart Made()
        {
            var count = _ids.Count;
            var (born, order) = (_born.ToArray(), new int[count]);
            for (var at = 0; at < count; at++)
                order[at] = at;
            Array.Sort(born, order);
            var part = new PersonPart
            {
                _born = born, _ids = new long[count], _texts = new byte[_texts.Count], _ends = new int[count], _starts = new int[count + 1], _words = new int[_words.Count],
                _vocabulary = new(_spellings), _bearerStarts = new int[_spellings.Count + 1], _bearers = new int[_words.Count],
            };
            var (text, word) = (0, 0);
            for (var at = 0; at < count; at++)
            {
                part._ids[at] = _ids[order[at]];
                Copy(_texts, _ends, order[at], part._texts, ref text);
                Copy(_words, _wordEnds, order[at], part._words, ref word);
                (part._ends[at], part._starts[at + 1]) = (text, word);
            }
            foreach (var each in part._words)
                part._bearerStarts[each + 1]++;
            for (var each = 0; each < _spellings.Count; each++)
                part._bearerStarts[each + 1] += part._bearerStarts[each];
            var next = part._bearerStarts.ToArray();
            for (var at = 0; at < count; at++)
                foreach (var each in part.WordsOf(at))
                    part._bearers[next[each]++] = at;
            return part;
        }

        static void Copy<T>(List<T> from, List<int> ends, int at, T[] to, ref int place)
        {
            var begin = at == 0 ? 0 : ends[at - 1];
            CollectionsMarshal.AsSpan(from)[begin..ends[at]].CopyTo(to.AsSpan(place));
            place += ends[at] - begin;
        }
    }
}
