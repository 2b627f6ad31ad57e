using Pana.Kernel;

namespace Pana.Registry;

/// <summary>
/// Functions that work with the register. Hotline, monitor, inspection and shelters have none of it (protection.md 7,
/// 10).
/// </summary>
internal static class Registrars
{
    /// <summary>Whoever may write somebody down, put a word right or look somebody up within their own sight.</summary>
    public static readonly Function[] All =
    [
        Function.Border, Function.Migration, Function.Police, Function.Asylum, Function.Decision, Function.Appeal,
        Function.LegalAid, Function.Social, Function.Guardian, Function.Health, Function.International,
    ];
}
