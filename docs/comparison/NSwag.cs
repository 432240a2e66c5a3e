using Acme.Atlas;

var atlas = new Client(new HttpClient(new Answers()));
var request = new GroupInvitationRequest
{
    Username = "ada@example.com",
    Roles = [Roles2.GROUP_OWNER],
};
try
{
    var invitation = await atlas.UpdateProjectInvitationAsync("p", null, null, request);
    Console.WriteLine($"roles: {string.Join(", ", invitation.Roles)}");
    Console.WriteLine($"back: {Newtonsoft.Json.JsonConvert.SerializeObject(invitation)}");
}
catch (Exception e)
{
    Console.WriteLine($"roles: {e.GetType().Name}");
}

try
{
    request.Username = "nobody@example.com";
    await atlas.UpdateProjectInvitationAsync("p", null, null, request);
}
catch (ApiException<ApiError> e)
{
    Console.WriteLine($"404: {e.GetType().Name}, {e.Result.ErrorCode}");
}
