using System.Globalization;

namespace Pana.Node.Verbs;

/// <summary>What stands behind a verb: <c>--option value</c>, <c>--flag</c>, and words.</summary>
internal sealed class Arguments
{
    readonly Dictionary<string, List<string>> _options = [];

    Arguments(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; private set; }

    /// <summary>Null, with a sentence on the error output, when something is not understood.</summary>
    public static Arguments? Read(string[] args, string[] options, string[]? flags = null)
    {
        var words = new List<string>();
        var read = new Arguments(words);
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (!arg.StartsWith("--", StringComparison.Ordinal))
                words.Add(arg);
            else if (flags?.Contains(arg[2..]) is true)
                read._options[arg[2..]] = [];
            else if (options.Contains(arg[2..]) && i + 1 < args.Length)
                read.ListOf(arg[2..]).Add(args[++i]);
            else
            {
                Console.Error.WriteLine(ConsoleText.Say("node.argument-unknown", ("argument", arg)));
                return null;
            }
        }
        return read;
    }

    public bool Has(string flag) => _options.ContainsKey(flag);

    public string? this[string option] => _options.TryGetValue(option, out var values) && values.Count > 0 ? values[^1] : null;

    public IReadOnlyList<string> All(string option) => _options.TryGetValue(option, out var values) ? values : [];

    public int? Number(string option) =>
        int.TryParse(this[option], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    List<string> ListOf(string option) => _options.TryGetValue(option, out var values) ? values : _options[option] = [];
}
