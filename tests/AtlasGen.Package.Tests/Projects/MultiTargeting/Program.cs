using Acme.Tool.Atlas;
using AtlasGen;

using var atlas = AtlasClient.Create(
    new AtlasClientOptions
    {
        BaseAddress = new Uri(args[0]),
        Credentials = AtlasCredentials.ApiKey(args[2], args[3]),
    }
);
var pending = await atlas.Projects.ListProjectInvitationsAsync(args[1]);
Console.WriteLine($".NET {Environment.Version.Major}: {pending.Count}");
