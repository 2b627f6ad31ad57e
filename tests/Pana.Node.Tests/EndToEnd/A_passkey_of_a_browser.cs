using Microsoft.Playwright;
using Pana.Kernel;
using Pana.Node.Tests.Access;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>With Chromium's virtual authenticator: what this project wrote of the standard is read by somebody else's.</summary>
public sealed class A_passkey_of_a_browser
{
    const string Name = "Зарина Примерова", NotDone = "Устройство не подтвердило, что это вы", Told = "[data-passkey-told]:not(:empty)";

    [Fact]
    public async Task is_added_signs_in_asks_for_the_finger_and_is_no_more_when_it_is_removed()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        var official = await Enrolled.NewAsync(region.Node, Name, Function.Asylum);
        var desk = await region.BeforeTheDoorAsync(Name);
        var device = await Virtual_device.InAsync(desk);
        await desk.GoAsync("/sign-in");
        await WithPasswordAsync(desk, official, region.Node);

        await desk.GoAsync("/me");
        Assert.StartsWith("Пароль или код не подошли", await AddAsync(desk, official.Password, "000000"), StringComparison.Ordinal);
        await device.KnowsFingerAsync(false);
        Assert.StartsWith(NotDone, await AddAsync(desk, official.Password, official.NextCode(region.Node)), StringComparison.Ordinal);
        Assert.Equal(0, await device.KeysAsync());
        await device.KnowsFingerAsync(true);
        await AddAsync(desk, official.Password, official.NextCode(region.Node));
        await desk.Page.WaitForSelectorAsync("form[action$='/remove']");
        await desk.ReadsAsync("ноутбук");
        Assert.Equal(1, await device.KeysAsync());
        Assert.Equal("На этом устройстве ваш ключ уже есть.", await AddAsync(desk, official.Password, official.NextCode(region.Node)));

        await SignOutAsync(desk);
        await device.KnowsFingerAsync(false);
        Assert.StartsWith(NotDone, await SignInAsync(desk), StringComparison.Ordinal);
        await device.KnowsFingerAsync(true);
        await SignInAsync(desk);
        await desk.Page.WaitForSelectorAsync(".top-name");
        Assert.Equal(Name, await desk.Page.Locator(".top-name").InnerTextAsync());

        await desk.GoAsync("/me");
        await desk.ReadsAsync("последний вход", "Chrome, Linux");
        Assert.DoesNotContain("Mozilla", await desk.TextAsync(), StringComparison.Ordinal);
        await desk.Page.ClickAsync("form[action$='/remove'] button");
        await desk.Page.WaitForSelectorAsync("form[action$='/remove']", new() { State = WaitForSelectorState.Detached });
        await SignOutAsync(desk);
        Assert.StartsWith("Ключ не подошёл", await SignInAsync(desk), StringComparison.Ordinal);
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }

    /// <summary>A host that is a number can hold no passkey: what would fail is not offered.</summary>
    [Fact]
    public async Task is_not_offered_where_the_node_is_opened_by_its_number()
    {
        await using var region = await Region_in_a_browser.OpenAsync();
        var desk = await region.BeforeTheDoorAsync((await region.Node.OfficersAsync(Function.Asylum))[0].Name, region.Node.App.Urls.First());
        await desk.GoAsync("/sign-in");
        await desk.Page.WaitForSelectorAsync(".with-script");
        Assert.Equal(0, await desk.Page.Locator("[data-passkey-sign-in]:visible").CountAsync());
    }

    static async Task WithPasswordAsync(Desk desk, Enrolled official, RunningNode node)
    {
        await desk.Page.FillAsync("#name", official.Name);
        await desk.Page.FillAsync("#password", official.Password);
        await desk.Page.FillAsync("#code", official.NextCode(node));
        await desk.PressAsync("form[action='/sign-in'] .btn-primary");
    }

    /// <summary>Returns what the page says; nothing when it starts anew.</summary>
    static async Task<string> AddAsync(Desk desk, string password, string code)
    {
        await desk.Page.FillAsync("#device", "ноутбук");
        await desk.Page.FillAsync("#passkey-password", password);
        await desk.Page.FillAsync("#passkey-code", code);
        return await PressAsync(desk, "[data-passkey-add]");
    }

    static Task<string> SignInAsync(Desk desk) => PressAsync(desk, "[data-passkey-sign-in]");

    static async Task<string> PressAsync(Desk desk, string button)
    {
        await desk.Page.EvaluateAsync("() => { window.before = true; }");
        await desk.Page.ClickAsync(button);
        await desk.Page.WaitForFunctionAsync($"() => !window.before || document.querySelector('{Told}')");
        await desk.Page.WaitForLoadStateAsync();
        return await desk.Page.Locator(Told).CountAsync() == 0 ? "" : await desk.Page.Locator(Told).InnerTextAsync();
    }

    static async Task SignOutAsync(Desk desk)
    {
        await desk.PressAsync("form[action='/sign-out'] button");
        await desk.Page.WaitForSelectorAsync("[data-passkey-sign-in]:visible");
    }
}
