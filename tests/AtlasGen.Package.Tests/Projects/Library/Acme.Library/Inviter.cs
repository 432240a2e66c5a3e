using Acme.Atlas;
using AtlasGen;

namespace Acme.Library;

public sealed class Inviter(AtlasClientOptions options) : IDisposable
{
    public AtlasClient Atlas { get; } = AtlasClient.Create(options);

    public Task<GroupInvitation> InviteAsync(string groupId, string person) =>
        Atlas.Projects.CreateProjectInvitationAsync(
            groupId,
            new GroupInvitationRequest
            {
                Username = person,
                Roles = [GroupInvitationRole.GroupReadOnly],
            }
        );

    public void Dispose() => Atlas.Dispose();
}
