namespace Pana.Papers;

/// <summary>What is wrong with a zone, by what failed: each check digit by itself.</summary>
[Flags]
public enum MrzFaults
{
    None = 0,
    /// <summary>A character that no zone has, or a digit where letters stand, or the reverse.</summary>
    Characters = 1,
    DocumentNumber = 2,
    Birth = 4,
    Expiry = 8,
    Optional = 16,
    Composite = 32,
    Sex = 64,
}

public readonly ref partial struct MrzZone
{
    /// <summary>Characters, the sex and every check digit; the codes and the calendar are not looked at.</summary>
    public MrzFaults Check()
    {
        var faults = HasRightCharacters ? MrzFaults.None : MrzFaults.Characters;
        foreach (var field in _layout.Digits)
            if (!IsRight(field))
                faults |= FaultOf(field);
        if (_layout.Composite.Length > 0 && Of(_layout.Composite)[0] != ExpectedComposite)
            faults |= MrzFaults.Composite;
        return Sex is 'M' or 'F' or 'X' or '<' ? faults : faults | MrzFaults.Sex;
    }

    /// <summary>The digit that a field must have, over all of a long number.</summary>
    internal char Expected(MrzField field)
    {
        var sum = new CheckSum();
        sum.Add(Of(field));
        if (field == MrzField.DocumentNumber)
            sum.Add(NumberRest);
        return sum.Digit;
    }

    internal char ExpectedComposite
    {
        get
        {
            var sum = new CheckSum();
            foreach (var span in _layout.CompositeOf)
                sum.Add(Of(span));
            return sum.Digit;
        }
    }

    internal bool IsRight(MrzField field)
    {
        var found = Of(DigitOf(field))[0];
        return found == Expected(field) || found == '<' && (field == MrzField.Optional || field == MrzField.Expiry && IsRussianBooklet) && Of(field).IndexOfAnyExcept('<') < 0;
    }

    static MrzFaults FaultOf(MrzField field) => field switch
    {
        MrzField.DocumentNumber => MrzFaults.DocumentNumber,
        MrzField.Birth => MrzFaults.Birth,
        MrzField.Expiry => MrzFaults.Expiry,
        _ => MrzFaults.Optional,
    };

    /// <summary>Russia's own identity booklet (code PN) spells eight letters of names with digits, and has no expiry and no digit for it.</summary>
    internal bool IsRussianBooklet => _layout.Format == MrzFormat.Td3 && _first.StartsWith("PNRUS");

    /// <summary>What only that booklet has: a digit in the name, a filler in place of the digit of an expiry.</summary>
    internal bool IsRussian(int line, int at, MrzClass found) => IsRussianBooklet
        && (line == 0 && at >= _layout[MrzField.Name].Start && found == MrzClass.Digit || line == 1 && at == _layout[MrzField.Expiry].End && found == MrzClass.Filler);

    bool HasRightCharacters
    {
        get
        {
            for (var line = 0; line < _layout.LineCount; line++)
            {
                var classes = _layout.Classes(line);
                var text = Line(line);
                for (var i = 0; i < text.Length && i < classes.Length; i++)
                    if (CheckDigit.ClassOf(text[i]) is var found && (found & classes[i]) == 0 && !IsRussian(line, i, found))
                        return false;
            }
            return true;
        }
    }
}
