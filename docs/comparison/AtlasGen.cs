using System.Text.Json;
using Acme.Atlas;
using AtlasGen;

using var atlas = AtlasClient.Create(
    new AtlasClientOptions
    {
        Credentials = AtlasCredentials.Token("any"),
        Transport = new Answers(),
    }
);
var request = new GroupInvitationRequest
{
    Username = "ada@example.com",
    Roles = [GroupInvitationRole.GroupOwner],
};
var invitation = await atlas.Projects.UpdateProjectInvitationAsync("p", request);
Console.WriteLine($"roles: {string.Join(", ", invitation.Roles!)}");
Console.WriteLine($"back: {JsonSerializer.Serialize(invitation, AtlasJson.GroupInvitationInfo)}");
try
{
    await atlas.Projects.UpdateProjectInvitationAsync(
        "p",
        request with
        {
            Username = "nobody@example.com",
        }
    );
}
catch (AtlasApiException e)
{
    Console.WriteLine($"404: {e.GetType().Name}, {e.ErrorCode}");
}
