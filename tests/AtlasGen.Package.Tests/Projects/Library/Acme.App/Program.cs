using Acme.Library;
using AtlasGen;

using var inviter = new Inviter(
    new AtlasClientOptions
    {
        BaseAddress = new Uri(args[0]),
        Credentials = AtlasCredentials.ServiceAccount(args[4], args[5]),
    }
);
var invitation = await inviter.InviteAsync(args[1], "ada@example.com");
Console.WriteLine(string.Join(' ', invitation.Roles ?? []));
