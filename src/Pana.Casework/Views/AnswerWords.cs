using System.Globalization;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Views;

/// <summary>A stored answer as somebody reads it, on a screen or on a paper.</summary>
internal static class AnswerWords
{
    public static string Of(ScreenContext screen, Field field, string value, string language) => field.Kind switch
    {
        Procedures.FieldKind.Choice or Procedures.FieldKind.MultiChoice => screen.Labels.Text(language, $"code.{field.Codes}.{value}"),
        Procedures.FieldKind.YesNoUnknown => screen.Labels.Text(language, $"answer.{value}"),
        Procedures.FieldKind.Date when PartialDate.TryFromStorage(value, out var date) => date.Display(language, screen.Labels),
        Procedures.FieldKind.Moment => screen.Moment(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
        _ => value,
    };
}
