using Microsoft.Playwright;

namespace Pana.Node.Tests.EndToEnd;

static class Arrival_at_a_page
{
    /// <summary>Waits until the browser has read a page whose path ends so. The page is asked itself: the driver may miss the event between its question and its listening.</summary>
    public static Task ArriveAsync(this IPage page, string end) =>
        page.WaitForFunctionAsync("end => location.pathname.endsWith(end) && document.readyState === 'complete'", end);
}
