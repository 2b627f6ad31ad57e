using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.CasePages;
using Pana.Node.Tests.Papers;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>Cut by hand, taken by Chromium's made-up camera, signed with the mouse.</summary>
public sealed class A_photo_taken_at_the_desk
{
    const string Photo = "form[data-portrait=photo]", Signature = "form[data-portrait=signature]";

    [Fact]
    public async Task is_cut_to_the_shape_of_papers_and_a_signature_is_drawn()
    {
        await using var region = await Region_in_a_browser.OpenAsync("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        var asylum = await region.Node.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum);
        await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        var desk = await region.AtAsync((await region.Node.OfficersAsync(Function.Asylum))[0].Name);
        await desk.GoAsync($"/persons/{person}/portrait");

        await desk.Page.SetInputFilesAsync($"{Photo} input[type=file]", new Microsoft.Playwright.FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "%PDF-1.7"u8.ToArray() });
        await desk.Page.WaitForSelectorAsync($"{Photo} [data-portrait-told]:not(:empty)");
        await desk.ReadsAsync("Этот файл не читается как JPEG или PNG");

        // Lies, and is far too large for the server: what the frame shows is sent.
        await desk.Page.SetInputFilesAsync($"{Photo} input[type=file]", new Microsoft.Playwright.FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = DrawnPictures.Png(2400, 1800) });
        await desk.Page.WaitForSelectorAsync($"{Photo} canvas");
        await desk.Page.Keyboard.PressAsync("+");
        await desk.Page.Keyboard.PressAsync("ArrowLeft");
        await desk.Page.ClickAsync($"{Photo} [data-portrait-move=up]");
        await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, "portrait-cut.png"), FullPage = true });
        await desk.PressAsync($"{Photo} > .btn-primary");
        await desk.ReadsAsync("Записано", "Подписи ещё нет");
        Assert.Equal((826, 1062), await SizeAsync(desk, "img.portrait-now"));

        await desk.Page.ClickAsync("[data-portrait-camera]");
        await desk.Page.ClickAsync("[data-portrait-shoot]");
        await desk.Page.WaitForSelectorAsync($"{Photo} canvas");
        await desk.PressAsync($"{Photo} > .btn-primary");
        Assert.Equal(2, await desk.Page.Locator("form[action$='/aside']").CountAsync());
        var camera = await SizeAsync(desk, "img.portrait-now");
        Assert.InRange(camera.Width * 45.0 / (camera.Height * 35), 0.99, 1.01);

        await desk.Page.Locator(".signature-pad").ScrollIntoViewIfNeededAsync();
        var pad = (await desk.Page.Locator(".signature-pad").BoundingBoxAsync())!;
        await desk.Page.Mouse.MoveAsync(pad.X + 40, pad.Y + 60);
        await desk.Page.Mouse.DownAsync();
        for (var x = 60; x < 240; x += 20)
            await desk.Page.Mouse.MoveAsync(pad.X + x, pad.Y + (x / 20 % 2 == 0 ? 30 : 90));
        await desk.Page.Mouse.UpAsync();
        await desk.PressAsync($"{Signature} > .btn-primary");
        Assert.Equal((1050, 350), await SizeAsync(desk, "img.signature-now"));
        await desk.LookFromAllSidesAsync($"/persons/{person}/portrait");
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }

    static async Task<(int Width, int Height)> SizeAsync(Desk desk, string picture)
    {
        var size = await desk.Page.Locator(picture).EvaluateAsync<int[]>("one => [one.naturalWidth, one.naturalHeight]");
        return (size[0], size[1]);
    }
}
