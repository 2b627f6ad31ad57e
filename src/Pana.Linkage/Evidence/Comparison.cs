namespace Pana.Linkage;

/// <summary>How two different values of one kind agree.</summary>
static class Comparison
{
    /// <summary>Letters and digits that a reader of documents takes for one another.</summary>
    const string Confused = "o0q0d0i1l1j1z2s5b8g6";

    public static Agreement Of(ColumnKind kind, Value a, Value b) => kind switch
    {
        ColumnKind.Date => DateComparison.Compare(a.Date, b.Date),
        ColumnKind.Sex => a.Fold == b.Fold ? Agreement.Exact : Agreement.Differs,
        ColumnKind.Number or ColumnKind.Postcode or ColumnKind.Phone => Number(a.Fold, b.Fold),
        ColumnKind.Email => Email(a.Fold, b.Fold),
        ColumnKind.Given or ColumnKind.Family or ColumnKind.Father or ColumnKind.Full => Name(kind, a, b),
        _ => Words(a, b),
    };

    static Agreement Number(string a, string b)
    {
        if (a == b)
            return Agreement.Exact;
        if (a.Length > 3 && a.Length == b.Length && ReadsAlike(a, b))
            return Agreement.Nearly;
        var edits = Edits.Between(a, b, 2);
        return edits == 1 && Math.Min(a.Length, b.Length) > 1 ? Agreement.Nearly : edits == 2 && a.Length > 4 ? Agreement.Close
            : a.Length > 3 && b.Length > 3 && a.AsSpan(0, 2).SequenceEqual(b.AsSpan(0, 2)) ? Agreement.Weak : Agreement.Differs;
    }

    static bool ReadsAlike(string a, string b)
    {
        for (var i = 0; i < a.Length; i++)
            if (Plain(a[i]) != Plain(b[i]))
                return false;
        return true;
    }

    static char Plain(char letter) => Confused.IndexOf(letter) is >= 0 and var at && at % 2 == 0 ? Confused[at + 1] : letter;

    static Agreement Email(string a, string b)
    {
        if (a == b)
            return Agreement.Exact;
        var (localA, localB) = (Local(a), Local(b));
        if (localA == localB && localA.Length > 2 || Edits.Between(a, b, 2) <= 2)
            return Agreement.Nearly;
        var local = Edits.Likeness(localA, localB, 0.5f);
        return Edits.Likeness(a, b, 0.75f) > 0 ? Agreement.Close
            : local >= 0.7 || a.AsSpan(localA.Length).SequenceEqual(b.AsSpan(localB.Length)) ? Agreement.Weak : Agreement.Differs;
    }

    public static string Local(string email) => email.IndexOf('@') is > 0 and var at ? email[..at] : email;

    static Agreement Name(ColumnKind kind, Value a, Value b)
    {
        if (a.Fold == b.Fold)
            return Agreement.Exact;
        if (a.IsForeign || b.IsForeign)
            return Carried(kind, a, b);
        if (a.Words.Length > 1 || b.Words.Length > 1)
            return Several(a, b);
        return Word(a.Fold, b.Fold);
    }

    static Agreement Word(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (shorter, longer) = (Math.Min(a.Length, b.Length), Math.Max(a.Length, b.Length));
        var most = Math.Max(1, longer * 2 / 5);
        var edits = Edits.Between(a, b, most);
        if (edits == 1 && shorter > 2 || edits == 2 && shorter > 7)
            return Agreement.Nearly;
        if (edits * 10 <= longer * 3 && shorter > 3)
            return Agreement.Close;
        return edits <= most && shorter > 3 || (a.Length < b.Length ? b.StartsWith(a) : a.StartsWith(b)) || shorter > 3 && a[..3].SequenceEqual(b[..3])
            ? Agreement.Weak : Agreement.Differs;
    }

    /// <summary>Names of several words: the same words in another order, together or apart, one of them left out.</summary>
    static Agreement Several(Value a, Value b)
    {
        if (a.Words.AsSpan().SequenceEqual(b.Words) || a.Fold.Replace(" ", "", StringComparison.Ordinal) == b.Fold.Replace(" ", "", StringComparison.Ordinal))
            return Agreement.Nearly;
        var (few, many) = (Evidence.Split(a.Fold), Evidence.Split(b.Fold));
        if (few.Length > many.Length)
            (few, many) = (many, few);
        var (best, sum, used) = (0, 0, 0UL);
        foreach (var word in few)
        {
            var (level, at) = ((int)Agreement.Differs, -1);
            for (var i = 0; i < many.Length && i < 64; i++)
                if ((used >> i & 1) == 0 && (word == many[i] ? 0 : (int)Word(word, many[i])) is var each && each < level)
                    (level, at) = (each, i);
            if (at >= 0)
                used |= 1UL << at;
            sum += level;
            best += level <= 1 ? 1 : 0;
        }
        return best == few.Length ? (few.Length == many.Length ? Agreement.Nearly : Agreement.Close)
            : sum <= few.Length + 1 && few.Length > 1 ? Agreement.Close
            : best > 0 || Word(a.Fold, b.Fold) < Agreement.Weak ? Agreement.Weak : Agreement.Differs;
    }

    /// <summary>Evidence (a logarithm of odds) from which two words are one name in two spellings, and from which that is hardly in doubt.</summary>
    const float Near = 2, Sure = 4.5f;

    static Agreement Carried(ColumnKind kind, Value a, Value b)
    {
        var part = kind switch
        {
            ColumnKind.Given => NamePart.Given, ColumnKind.Family => NamePart.Family, ColumnKind.Father => NamePart.Father, _ => NamePart.Full,
        };
        var (few, many) = (a.NameOf(part).Telling, b.NameOf(part).Telling);
        if (few.Length == 0 || many.Length == 0)
            return Agreement.Differs;
        if (few.Length > many.Length)
            (few, many) = (many, few);
        var (alike, sum) = (0, 0f);
        foreach (var word in few)
        {
            var best = WordLikeness.Nothing;
            foreach (var other in many)
                best = Math.Max(best, WordLikeness.Of(word, other));
            (alike, sum) = (alike + (best >= Near ? 1 : 0), sum + best);
        }
        sum /= few.Length;
        return alike < few.Length ? (alike > 0 || sum >= 0 ? Agreement.Weak : Agreement.Differs)
            : sum >= Sure && few.Length == many.Length ? Agreement.Nearly : Agreement.Close;
    }

    static Agreement Words(Value a, Value b)
    {
        if (a.Fold == b.Fold)
            return Agreement.Exact;
        var (one, other) = (a.Fold, b.Fold);
        var longest = Math.Max(one.Length, other.Length);
        var edits = Edits.Between(one, other, longest * 3 / 8);
        if (edits <= 1 && longest > 3 || edits <= 3 && edits * 6 <= longest || a.Words.AsSpan().SequenceEqual(b.Words))
            return Agreement.Nearly;
        var shared = 0;
        for (int i = 0, j = 0; i < a.Words.Length && j < b.Words.Length;)
            if (a.Words[i] == b.Words[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (a.Words[i] < b.Words[j])
                i++;
            else
                j++;
        var share = (float)shared / Math.Max(a.Words.Length, b.Words.Length);
        return edits <= longest * 3 / 8 && longest > 4 || share >= 0.6 ? Agreement.Close : share > 0.3 ? Agreement.Weak : Agreement.Differs;
    }
}
