using Pana.Registry.Open;

namespace Pana.Registry.Register;

/// <summary>The day as people at the node have it.</summary>
internal sealed class LocalDay(RegistrySettings settings, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Of(Now);

    public DateOnly Of(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, settings.TimeZone).DateTime);
}
