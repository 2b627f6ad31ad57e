using System.Runtime.InteropServices;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Pana.Insight.Counting;

/// <summary>Differences of many persons, added up in memory and then to the rows of their day in one statement for many.</summary>
internal sealed class Sums(InsightContext insight)
{
    /// <summary>Rows of a statement: SQLite looks its parameters up one after the other.</summary>
    const int Portion = 64;

    readonly Dictionary<(Spot Spot, int Day), (long Count, uint Key)> _more = [];

    public void Add(Spot spot, DateOnly day, int count, uint record)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_more, (spot, day.DayNumber), out _);
        known = (known.Count + count, unchecked(known.Key + (uint)count * record));
    }

    public async Task WriteAsync(CancellationToken cancel)
    {
        var table = insight.Model.FindEntityType(typeof(CountedSum))!.GetSchemaQualifiedTableName();
        foreach (var portion in _more.Where(more => more.Value is not (0, 0)).OrderBy(more => more.Key.Spot.Flow, StringComparer.Ordinal).ThenBy(more => more.Key.Spot.Period)
            .ThenBy(more => more.Key.Spot.Cell, StringComparer.Ordinal).Chunk(Portion))
        {
            var sql = new StringBuilder($"INSERT INTO {table} AS known (flow, cell, period, day, count, key_sum) VALUES ");
            var values = new List<object>(portion.Length * 6);
            foreach (var ((spot, day), (count, key)) in portion)
            {
                sql.Append(values.Count == 0 ? "" : ", ").Append('(').AppendJoin(", ", Enumerable.Range(values.Count, 6).Select(i => $"{{{i}}}")).Append(')');
                values.AddRange([spot.Flow, spot.Cell, spot.Period, day, count, (long)key]);
            }
            sql.Append(" ON CONFLICT (flow, period, cell, day) DO UPDATE SET count = known.count + excluded.count, key_sum = (known.key_sum + excluded.key_sum) & 4294967295");
            await insight.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancel);
        }
    }
}
