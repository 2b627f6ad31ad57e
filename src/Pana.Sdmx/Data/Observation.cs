namespace Pana.Sdmx;

/// <summary>
/// One observation: for each column of the layout of its data set the place of the value there, -1 for none. Whoever yields observations may use one array for
/// all of them: it is theirs until the next one is asked for.
/// </summary>
/// <param name="Value">NaN where the value is missing.</param>
/// <param name="Set">Which of the header's data sets it is in.</param>
public readonly record struct Observation(ReadOnlyMemory<int> Places, double Value, int Set = 0);

/// <summary>What is to be done with data.</summary>
public enum DataAction
{
    /// <summary>To know.</summary>
    Information,
    Append,
    /// <summary>Since 3.1; where a message has no word for it, <see cref="Append"/> stands.</summary>
    Merge,
    Replace,
    Delete,
}

/// <summary>One set of data in a message.</summary>
/// <param name="From">Since when its data stood, for histories.</param>
/// <param name="To">Until when.</param>
public sealed record DataSetHead(DataAction Action = DataAction.Information, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>Which of the message's layouts its observations point into.</summary>
    public int Structure { get; init; }
}

/// <summary>Who says a message, and when.</summary>
/// <param name="Languages">In which names are written, the best first.</param>
public sealed record MessageHeader(string Id, DateTimeOffset Prepared, string Sender, IReadOnlyList<string> Languages)
{
    public bool IsTest { get; init; }

    /// <summary>The data sets that observations belong to; one, to know, of the first layout, where nothing is said.</summary>
    public IReadOnlyList<DataSetHead> Sets { get; init; } = [new()];
}
