using Pana.Bench;

// Each verb measures one promise of docs/performance.md and prints the lines of its table.
return args switch
{
    ["steps", .. var rest] => await Steps.RunAsync(new(rest)),
    ["pages", .. var rest] => await Pages.RunAsync(new(rest)),
    ["start", .. var rest] => await Start.RunAsync(new(rest)),
    ["verify", .. var rest] => await VerifyTimes.RunAsync(new(rest)),
    _ => Options.PrintHelp(),
};
