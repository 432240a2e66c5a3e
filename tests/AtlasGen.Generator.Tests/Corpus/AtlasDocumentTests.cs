using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>The real documents of Atlas.</summary>
public class AtlasDocumentTests
{
    [Fact]
    public void One_operation_of_the_whole_document()
    {
        var run = SpecProject
            .With(SpecTexts.Corpus("atlas-v1.json"), "updateProjectInvitation", "atlas-v1.json")
            .Run();
        run.AssertClean();
        var types = run
            .Files.Keys.Select(hint => hint.Split('.')[2])
            .Where(type => !type.EndsWith("Exception", StringComparison.Ordinal));
        Assert.Equal(
            [
                "ApiError",
                "AtlasClient",
                "AtlasErrors",
                "AtlasJson",
                "BadRequestDetail",
                "FieldViolation",
                "GroupInvitation",
                "GroupInvitationRequest",
                "GroupInvitationRole",
                "IAtlasClient",
                "IProjectsClient",
                "Link",
                "ProjectsClient",
            ],
            types.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("atlas-v1.json", "", 325)]
    [InlineData("atlas-v2.yaml", "", 540)]
    [InlineData("atlas-v2.yaml", "preview", 540)]
    [InlineData("atlas-v2-2025-06.json", "", 466)]
    public void All_operations_compile(string document, string apiVersion, int operations)
    {
        var run = new SpecProject()
            .AddSpec(
                SpecTexts.Corpus(document),
                path: document,
                metadata: ("ApiVersion", apiVersion)
            )
            .Run();
        run.AssertCompiles();
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.Contains(" info AG", diagnostic, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            run.Diagnostics,
            diagnostic => diagnostic.Contains("AG3003", StringComparison.Ordinal)
        );
        Assert.Equal(
            operations,
            run.Files.Values.Sum(file => file.Split("static readonly AtlasOperation ").Length - 1)
        );
    }
}
