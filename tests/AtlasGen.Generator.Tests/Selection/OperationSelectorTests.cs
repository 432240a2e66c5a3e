using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Selection;

public class OperationSelectorTests
{
    private const string All = "Create, Delete, Get, List, Update, UpdateById";

    [Theory]
    [InlineData("", All)]
    [InlineData("tag:Projects", All)]
    [InlineData("*", All)]
    [InlineData("updateProjectInvitation", "Update")]
    [InlineData(" updateProjectInvitation ; getProjectInvitation ;", "Get, Update")]
    [InlineData("update*", "Update, UpdateById")]
    [InlineData("?etProjectInvitation", "Get")]
    [InlineData("*ProjectInvitation;!update*", "Create, Delete, Get")]
    [InlineData("!update*", "Create, Delete, Get, List")]
    [InlineData("!update*;*ProjectInvitation", "Create, Delete, Get")]
    [InlineData("path:*/invites", "Create, List, Update")]
    [InlineData("path:/api/atlas/v1.0/groups/{groupId}/invites/*", "Delete, Get, UpdateById")]
    [InlineData("updateProjectInvitation;updateProjectInvitation", "Update")]
    [InlineData("updateProjectInvitation\ngetProjectInvitation", "Get, Update")]
    public void Selects(string operations, string expected)
    {
        var run = SpecProject.With(SpecTexts.Invites, operations).Run().AssertClean();
        var methods = run.Load()
            .GetType("Acme.Atlas.IProjectsClient")!
            .GetMethods()
            .Select(method => Short(method.Name));
        Assert.Equal(expected, string.Join(", ", methods.Order(StringComparer.Ordinal)));
    }

    private static string Short(string method) =>
        method
            .Replace("ProjectInvitations", "", StringComparison.Ordinal)
            .Replace("ProjectInvitation", "", StringComparison.Ordinal)
            .Replace("Async", "", StringComparison.Ordinal);
}
