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
    [InlineData("atlas-v1.json")]
    [InlineData("atlas-v2.yaml")]
    public void All_operations_of_the_whole_document_compile(string name)
    {
        var run = SpecProject.With(SpecTexts.Corpus(name), path: name).Run();
        run.AssertCompiles();
        Assert.DoesNotContain(
            run.Diagnostics,
            diagnostic => diagnostic.Contains("error ", StringComparison.Ordinal)
        );
    }
}
