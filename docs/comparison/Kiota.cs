using Acme.Atlas;
using Acme.Atlas.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

var adapter = new HttpClientRequestAdapter(
    new AnonymousAuthenticationProvider(),
    httpClient: new HttpClient(new Answers())
);
var atlas = new AtlasClient(adapter);
var request = new GroupInvitationRequest
{
    Username = "ada@example.com",
    Roles = [GroupInvitationRequest_roles.GROUP_OWNER],
};
var invites = atlas.Api.Atlas.V10.Groups["p"].Invites;
var invitation = await invites.PatchAsync(request);
Console.WriteLine(
    $"roles: {string.Join(", ", invitation!.Roles!.Select(role => role?.ToString() ?? "null"))}"
);
Console.WriteLine($"back: {await KiotaJsonSerializer.SerializeAsStringAsync(invitation)}");
try
{
    request.Username = "nobody@example.com";
    await invites.PatchAsync(request);
}
catch (ApiError e)
{
    Console.WriteLine($"404: {e.GetType().Name}, {e.ErrorCode}");
}
