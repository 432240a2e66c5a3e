using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec.Swagger;

/// <summary>Tests that Swagger 2.0 documents are read like the same API in OpenAPI 3.0.</summary>
public class SwaggerTests
{
    [Fact]
    public void The_client_is_that_of_the_same_API_in_OpenAPI_3()
    {
        var old = Run("swagger-2.0");
        var expected = Run("swagger-2.0-as-3.0");
        Assert.Empty(old.ServerDiagnostics);
        Assert.Equal(expected.Files.Keys.Order(), old.Files.Keys.Order());
        Assert.All(expected.Files, file => Assert.Equal(file.Value, old.Files[file.Key]));
    }

    private static GeneratorRun Run(string feature) =>
        SpecProject.With(SpecTexts.Feature(feature)).Run().AssertClean();
}
