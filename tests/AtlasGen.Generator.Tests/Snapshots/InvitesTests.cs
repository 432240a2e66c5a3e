using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

public class InvitesTests
{
    [Fact]
    public void The_client_of_the_invites_operations() =>
        Snapshot.Verify(
            SpecProject.With(SpecTexts.Invites, path: "atlas-invites.yaml").Run().AssertClean()
        );
}
