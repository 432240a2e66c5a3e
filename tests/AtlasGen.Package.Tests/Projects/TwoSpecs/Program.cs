using Acme.Readers;
using Acme.Writers;
using AtlasGen;

var options = new AtlasClientOptions
{
    BaseAddress = new Uri(args[0]),
    Credentials = AtlasCredentials.ServiceAccount(args[4], args[5]),
};
using var reader = ReaderClient.Create(options);
using var writer = WriterClient.Create(options);
await writer.Projects.CreateProjectInvitationAsync(
    args[1],
    new GroupInvitationRequest { Username = "ada@example.com" }
);
var pending = await reader.Projects.ListProjectInvitationsAsync(args[1]);
Console.WriteLine(pending.Single().Username);
foreach (var type in typeof(Program).Assembly.GetExportedTypes())
{
    Console.WriteLine(type.Namespace);
}
