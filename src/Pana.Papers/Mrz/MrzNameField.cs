namespace Pana.Papers;

/// <summary>
/// The name in its field (Doc 9303 parts 4 to 7, “Truncation of names”). A name that has room is never cut. Else the secondary identifier is
/// cut from its end, each component down to its initial; where the primary one alone leaves no room for “&lt;&lt;” and one letter, its components
/// become initials from the last. A field that was cut ends in a letter.
/// </summary>
static class MrzNameField
{
    const int MostLetters = 400, MostParts = 64;

    public static MrzRefusal TryWrite(string primary, string secondary, string? language, Span<char> field)
    {
        Span<char> first = stackalloc char[MostLetters], second = stackalloc char[MostLetters];
        if (!MrzLetters.TryWrite(primary, language, first, out var firstLength) || !MrzLetters.TryWrite(secondary, language, second, out var secondLength))
            return MrzRefusal.NameLetter;
        // Whoever has one name has it as primary identifier, wherever it was typed.
        if (firstLength == 0)
        {
            second[..secondLength].CopyTo(first);
            (firstLength, secondLength) = (secondLength, 0);
        }
        if (firstLength == 0)
            return MrzRefusal.NameEmpty;
        Write(first[..firstLength], second[..secondLength], field);
        return MrzRefusal.None;
    }

    static void Write(ReadOnlySpan<char> primary, ReadOnlySpan<char> secondary, Span<char> field)
    {
        field.Fill('<');
        if (primary.Length + (secondary.IsEmpty ? 0 : 2 + secondary.Length) <= field.Length)
        {
            primary.CopyTo(field);
            if (!secondary.IsEmpty)
                secondary.CopyTo(field[(primary.Length + 2)..]);
            return;
        }
        Span<int> one = stackalloc int[MostParts], two = stackalloc int[MostParts];
        var (ones, twos) = (Split(primary, one), Split(secondary, two));
        if (twos == 0)
            CutFromEnd(one, ref ones, field.Length);
        else
        {
            ToInitials(one, ref ones, field.Length - 3);
            var all = twos;
            CutFromEnd(two, ref twos, field.Length - 2 - Length(one[..ones]));
            // One place left over is none for a component: the primary identifier gives one more, so that the field ends in a letter.
            if (twos < all && Length(one[..ones]) + 2 + Length(two[..twos]) == field.Length - 1 && one[..ones].LastIndexOfAnyExcept(1, 0) is >= 0 and var longer)
            {
                one[longer]--;
                two[twos++] = 1;
            }
            Extend(primary, one[..ones], field.Length - 2 - Length(two[..twos]));
        }
        var at = Put(primary, one[..ones], field);
        if (twos > 0)
            Put(secondary, two[..twos], field[(at + 2)..]);
    }

    static int Split(ReadOnlySpan<char> name, Span<int> lengths)
    {
        var count = 0;
        foreach (var part in name.Split('<'))
            if (count < lengths.Length)
                lengths[count++] = part.End.Value - part.Start.Value;
        return name.IsEmpty ? 0 : count;
    }

    static int Length(ReadOnlySpan<int> lengths)
    {
        var sum = Math.Max(0, lengths.Length - 1);
        foreach (var length in lengths)
            sum += length;
        return sum;
    }

    /// <summary>No more components than have room for a letter each; what is too long is taken from the last, then from the one before it.</summary>
    static void CutFromEnd(Span<int> lengths, ref int count, int room)
    {
        count = Math.Min(count, Math.Max(1, (room + 1) / 2));
        for (var i = count - 1; i >= 0 && Length(lengths[..count]) is var length && length > room; i--)
            lengths[i] = Math.Max(1, lengths[i] - (length - room));
    }

    static void ToInitials(Span<int> lengths, ref int count, int room)
    {
        for (var i = count - 1; i > 0 && Length(lengths[..count]) > room; i--)
            lengths[i] = 1;
        CutFromEnd(lengths, ref count, room);
    }

    /// <summary>Room that the secondary identifier left goes back to components of the primary one.</summary>
    static void Extend(ReadOnlySpan<char> name, Span<int> lengths, int room)
    {
        var i = 0;
        foreach (var part in name.Split('<'))
        {
            if (i == lengths.Length)
                return;
            lengths[i] = Math.Min(part.End.Value - part.Start.Value, lengths[i] + Math.Max(0, room - Length(lengths)));
            i++;
        }
    }

    static int Put(ReadOnlySpan<char> name, ReadOnlySpan<int> lengths, Span<char> place)
    {
        var (at, i) = (0, 0);
        foreach (var part in name.Split('<'))
        {
            if (i == lengths.Length)
                break;
            if (i > 0)
                at++;
            name[part][..lengths[i]].CopyTo(place[at..]);
            at += lengths[i++];
        }
        return at;
    }
}
