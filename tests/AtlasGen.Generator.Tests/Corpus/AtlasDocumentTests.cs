using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests the real Atlas documents.</summary>
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
                "AtlasOperations",
                "AtlasRules",
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
        Assert.Equal(operations, Operations(run));
    }

    [Theory]
    [InlineData("2023-01-01")]
    [InlineData("2023-02-01")]
    [InlineData("2023-10-01")]
    [InlineData("2023-11-15")]
    [InlineData("2024-05-30")]
    [InlineData("2024-08-05")]
    [InlineData("2024-10-23")]
    [InlineData("2024-11-13")]
    [InlineData("2025-02-19")]
    public void Every_version_of_every_operation_compiles(string apiVersion)
    {
        var run = new SpecProject()
            .AddSpec(
                SpecTexts.Corpus("atlas-v2.yaml"),
                path: "atlas-v2.yaml",
                metadata: ("ApiVersion", apiVersion)
            )
            .Start()
            .Run();
        run.AssertCompiles();
        var younger = run
            .Diagnostics.Where(diagnostic =>
                !diagnostic.Contains(" info AG", StringComparison.Ordinal)
            )
            .ToList();
        Assert.All(
            younger,
            diagnostic =>
                Assert.Contains(
                    $"it has no version {apiVersion} or earlier",
                    diagnostic,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(540, Operations(run) + younger.Count);
    }

    private static int Operations(GeneratorRun run) =>
        run.Files.Values.Sum(file => Regex.Count(file, @"static readonly Atlas(Paged)?Operation<"));
}
