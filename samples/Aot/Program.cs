using Acme.Atlas;
using AtlasGen;

// Gives a person a role in a project: changes the invitation, or creates one if there is none.
// ATLAS_CLIENT_ID and ATLAS_CLIENT_SECRET contain the service account.
if (args is not [var server, var groupId, var person, var role])
{
    Console.Error.WriteLine("Aot SERVER PROJECT EMAIL ROLE");
    return 2;
}

var credentials = AtlasCredentials.ServiceAccount(
    Environment.GetEnvironmentVariable("ATLAS_CLIENT_ID") ?? "",
    Environment.GetEnvironmentVariable("ATLAS_CLIENT_SECRET") ?? ""
);
using var atlas = AtlasClient.Create(
    new AtlasClientOptions { BaseAddress = new Uri(server), Credentials = credentials }
);
var request = new GroupInvitationRequest
{
    Username = person,
    Roles = [new GroupInvitationRole(role)],
};
try
{
    GroupInvitation invitation;
    try
    {
        invitation = await atlas.Projects.UpdateProjectInvitationAsync(groupId, request);
    }
    catch (AtlasNotFoundException)
    {
        invitation = await atlas.Projects.CreateProjectInvitationAsync(groupId, request);
    }

    Console.WriteLine(
        $"{invitation.GroupName}: {invitation.Username} is invited as {string.Join(", ", invitation.Roles ?? [])}"
    );
    return 0;
}
catch (AtlasException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
