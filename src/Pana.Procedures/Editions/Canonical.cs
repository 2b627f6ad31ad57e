using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pana.Procedures.Editions;

/// <summary>
/// A model as one text that is equal exactly when the declarations mean the same: symbols by key, records by their
/// properties in order of name. Where a symbol stands in its file is left out.
/// </summary>
internal static class Canonical
{
    static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = [];

    public static string Text(Model model)
    {
        var text = new StringBuilder();
        foreach (var (key, symbol) in model.Symbols.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(' ');
            WriteProperties(text, symbol);
            text.Append('\n');
        }
        foreach (var part in (IEnumerable<object>)[.. model.Procedures, .. model.StandingHolds, .. model.Safeguards])
        {
            Write(text, part);
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>A part of a declaration; everything it names is in it by key.</summary>
    public static string Text(Safeguard safeguard)
    {
        var text = new StringBuilder();
        Write(text, safeguard);
        return text.ToString();
    }

    static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string words:
                text.Append('"').Append(words.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case Symbol symbol:
                text.Append(symbol.Key);
                break;
            case IFormattable plain when value.GetType().IsPrimitive || value is Enum:
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            case bool yes:
                text.Append(yes ? "yes" : "no");
                break;
            case ITuple tuple:
                List(text, Enumerable.Range(0, tuple.Length).Select(index => tuple[index]));
                break;
            case IEnumerable list:
                List(text, list.Cast<object?>());
                break;
            default:
                text.Append(value.GetType().Name);
                WriteProperties(text, value);
                break;
        }
    }

    static void List(StringBuilder text, IEnumerable<object?> items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Write(text, item);
            text.Append(' ');
        }
        text.Append(']');
    }

    static void WriteProperties(StringBuilder text, object value)
    {
        text.Append('{');
        foreach (var property in Properties.GetOrAdd(value.GetType(), Of))
        {
            text.Append(property.Name).Append('=');
            Write(text, property.GetValue(value));
            text.Append(' ');
        }
        text.Append('}');
    }

    static PropertyInfo[] Of(Type type)
    {
        if (type.Assembly != typeof(Model).Assembly && type.Assembly != typeof(Wall).Assembly)
            throw new InvalidOperationException($"{type.Name} in a declaration has no canonical text.");
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not (nameof(Symbol.DeclaredIn) or nameof(Symbol.DeclaredAt)))
            .OrderBy(property => property.Name, StringComparer.Ordinal)];
    }
}
