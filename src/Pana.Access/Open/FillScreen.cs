using Microsoft.AspNetCore.Http;
using Pana.Screens;

namespace Pana.Access.Open;

/// <summary>
/// Fills what a page's frame shows: node, places, duty number. Registered as singletons by the host and by modules, called in
/// that order before a page is answered; <paramref name="officer"/> is null on public pages.
/// </summary>
public delegate ValueTask FillScreen(ScreenContext screen, Officer? officer, HttpContext context);
