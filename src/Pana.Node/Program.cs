using Pana.Node.Verbs;

// Verbs are dispatched before any host is built: most of them need none.
return args switch
{
    [] => await Demo.RunAsync([]),
    ["demo", .. var rest] => await Demo.RunAsync(rest),
    ["serve", .. var rest] => await Serve.RunAsync(rest),
    ["migrate", .. var rest] => await Migrate.RunAsync(rest),
    ["backup", .. var rest] => await BackUp.RunAsync(rest),
    ["restore", .. var rest] => await RestoreBackup.RunAsync(rest),
    ["journal", "verify", .. var rest] => await JournalVerify.RunAsync(rest),
    ["user", "add", .. var rest] => await UserAdd.RunAsync(rest),
    ["signer", .. var rest] => await SignerKeys.RunAsync(rest),
    ["verify", .. var rest] => await Verify.RunAsync(rest),
    ["manual", .. var rest] => await WriteManual.RunAsync(rest),
    ["edition", "check", .. var rest] => await EditionCheck.RunAsync(rest),
    ["register", "import", .. var rest] => await RegisterImport.RunAsync(rest),
    ["register", "learn", .. var rest] => RegisterImport.Learn(rest),
    ["import", "unhcr", .. var rest] => await ImportHistory.RunAsync(rest),
    ["names", .. var rest] => Names.Run(rest),
    ["mrz", .. var rest] => MrzRead.Run(rest),
    ["link", .. var rest] => Link.RunLink(rest),
    ["dedupe", .. var rest] => Link.RunDedupe(rest),
    ["help" or "--help" or "-h", ..] => Help.Print(),
    _ => Help.PrintUnknown(args[0]),
};
