using AtlasGen;
using AtlasGen.Samples.Invitations;
using AtlasGen.Samples.StandIn;

if (Settings.Parse(args) is not { } settings)
{
    Console.WriteLine(Settings.Usage);
    return args is ["--help"] ? 0 : 2;
}

try
{
    if (settings.Server is { } server)
    {
        var credentials =
            settings.Authentication == "digest"
                ? AtlasCredentials.ApiKey(
                    Settings.Required("ATLAS_PUBLIC_KEY"),
                    Settings.Required("ATLAS_PRIVATE_KEY")
                )
                : AtlasCredentials.ServiceAccount(
                    Settings.Required("ATLAS_CLIENT_ID"),
                    Settings.Required("ATLAS_CLIENT_SECRET")
                );
        await Tour.RunAsync(
            settings,
            new AtlasClientOptions { BaseAddress = server, Credentials = credentials },
            Settings.Required("ATLAS_PROJECT_ID"),
            Settings.Required("ATLAS_INVITE")
        );
    }
    else
    {
        var traffic = new AtlasStandInOptions
        {
            OnRequest = request =>
                Console.WriteLine(
                    $"      {request.Status} {request.Method} {request.PathAndQuery} {request.Scheme}".TrimEnd()
                ),
        };
        await using var standIn = await AtlasStandInServer.StartAsync(traffic);
        var credentials =
            settings.Authentication == "digest"
                ? AtlasCredentials.ApiKey(standIn.PublicKey, standIn.PrivateKey)
                : AtlasCredentials.ServiceAccount(standIn.ClientId, standIn.ClientSecret);
        await Tour.RunAsync(
            settings,
            new AtlasClientOptions { BaseAddress = standIn.BaseAddress, Credentials = credentials },
            standIn.ProjectId,
            "ada@example.com"
        );
    }

    return 0;
}
catch (Exception exception) when (exception is AtlasException or InvalidOperationException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
