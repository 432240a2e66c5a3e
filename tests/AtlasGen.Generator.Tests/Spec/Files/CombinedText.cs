using System.Text.Json.Nodes;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Rewriting.Files;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Spec.JsonPath;
using AtlasGen.Generator.Tests.Spec.Overlays;

namespace AtlasGen.Generator.Tests.Spec.Files;

/// <summary>Combines documents in several files.</summary>
internal static class CombinedText
{
    /// <summary>Returns the combined document as JSON.</summary>
    /// <param name="document">The document, <c>api/main.yaml</c>.</param>
    /// <param name="parts">The other files.</param>
    public static JsonObject Combine(string document, params (string Path, string Text)[] parts) =>
        (JsonObject)
            PathText.Json(
                new Draft(Tree(document, parts), TestContext.Current.CancellationToken).Root
            )!;

    /// <summary>Asserts that a part of the combined document is as expected.</summary>
    public static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString());

    public static SpecTree Tree(string document, params (string Path, string Text)[] parts) =>
        FileReferences.Replace(
            OverlayText.Read("api/main.yaml", document),
            new PartFiles(
                "api/main.yaml",
                parts.Select(part => part.Path),
                path => OverlayText.Read(path, parts.Single(part => part.Path == path).Text)
            ),
            TestContext.Current.CancellationToken
        );
}
