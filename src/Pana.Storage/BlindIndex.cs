using System.Text;

namespace Pana.Storage;

/// <summary>
/// Searchable tokens of values that are stored sealed: a keyed hash (HMAC-SHA256 under a node secret, cut to 64 bits),
/// equal for equal text of the same purpose and meaningless without the node's key. A match is a candidate: open the
/// value and compare. The caller brings the text into its normal form first (case, script, spaces).
/// </summary>
public sealed class BlindIndex(NodeKey key)
{
    /// <summary>
    /// The token. <paramref name="purpose"/> keeps equal words of different fields apart, e.g. <c>person.name</c>.
    /// </summary>
    public long Of(string purpose, string text) =>
        BitConverter.ToInt64(key.Blind(Encoding.UTF8.GetBytes($"{purpose}\0{text}")), 0);
}
