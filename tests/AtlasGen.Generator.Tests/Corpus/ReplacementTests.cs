using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests the replacements that the Atlas documents name for deprecated operations.</summary>
public class ReplacementTests
{
    [Theory]
    [InlineData("atlas-v2-2025-06.json", "getSharedClusterBackup", "getFlexBackup")]
    [InlineData("atlas-v2-2025-06.json", "removeTeamUser", "removeUserFromTeam")]
    [InlineData("atlas-v2-2025-06.json", "listLegacySnapshots", null)]
    [InlineData("atlas-v2.yaml", "createOrgInvite", "createOrgUser")]
    [InlineData("atlas-v2.yaml", "getGroupServerlessInstance", "getGroupFlexCluster")]
    [InlineData("atlas-v2.yaml", "updateOrgInviteById", "updateOrgUser")]
    [InlineData("atlas-v2.yaml", "updateGroupInviteById", null)]
    [InlineData("atlas-v2.yaml", "getUser", null)]
    [InlineData("atlas-v1.json", "listSharedClusterBackups", null)]
    public void Is_named_if_the_document_has_it(
        string document,
        string operation,
        string? replacement
    )
    {
        var line = Assert.Single(
            SpecProject.With(SpecTexts.Corpus(document), operation).Run().Diagnostics,
            line => line.Contains("AG4002", StringComparison.Ordinal)
        );
        Assert.Equal(
            replacement is not null,
            line.EndsWith($". Use '{replacement}' instead.", StringComparison.Ordinal)
        );
        Assert.Equal(replacement is not null, line.Contains(". Use ", StringComparison.Ordinal));
    }
}
