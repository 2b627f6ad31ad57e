namespace Pana.Linkage;

/// <summary>What a column of a table says of a person.</summary>
public enum ColumnKind : byte
{
    Ignore, Id, Household, Given, Family, Full, Father, Date, Sex, Place, Number, Phone, Email, Postcode, Text,
}

/// <summary>How much two values agree. Every kind has the same five steps, so that one table of weights serves all.</summary>
public enum Agreement : byte
{
    Exact, Nearly, Close, Weak, Differs, Missing = 255,
}
