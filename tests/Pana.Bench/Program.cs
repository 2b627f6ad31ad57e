using Pana.Bench;

// Each verb measures promises of docs/performance.md and prints the lines of its tables.
Options options = new(args);
if (args is ["start", ..])
    return await Start.RunAsync(options);
if (args is ["verify", ..])
    return await VerifyTimes.RunAsync(options);
if (args is ["names", ..])
    return NameFinding.Run(options);
if (args is ["bits", ..])
    return BitComparing.Run(options);
if (args is ["link", ..])
    return LinkFiles.Run(options);
if (args is ["mrz", ..])
    return MrzLines.Run(options);
if (args is ["seal", ..])
    return Seals.Run(options);
if (args is ["sdmx", ..])
    return await SdmxMessages.RunAsync(options);
if (args is ["sdmx-server", ..])
    return await SdmxServer.RunAsync(options);
if (args is ["import", ..])
    return await ImportTimes.RunAsync(options);
if (args is ["person-index", ..])
    return await PersonFinding.RunAsync(options);
if (args is not ["steps" or "pages" or "crowd", ..])
    return Options.PrintHelp();
await using var town = await Town.OpenAsync(options);
var pages = args[0] == "steps" ? 0 : await Pages.RunAsync(town, options);
Console.WriteLine();
return args[0] == "pages" ? pages : await Steps.RunAsync(town, options);
