using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Rewriting.Overlays;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Spec.JsonPath;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Spec.Overlays;

/// <summary>Applies overlays to texts.</summary>
internal static class OverlayText
{
    /// <summary>Returns the JSON of the result, and the diagnostics as a build prints them.</summary>
    public static (string Json, IReadOnlyList<string> Found) Apply(
        string document,
        params string[] overlays
    )
    {
        var found = new List<DiagnosticInfo>();
        var result = OverlayPass.Apply(
            Read("api.yaml", document),
            overlays.Select((overlay, i) => Read($"{(char)('a' + i)}.yaml", overlay)),
            found,
            TestContext.Current.CancellationToken
        );
        var json = PathText.Json(
            new Generator.Spec.Rewriting.Draft(result, TestContext.Current.CancellationToken).Root
        );
        return (
            json?.ToJsonString() ?? "null",
            [.. found.Select(diagnostic => diagnostic.ToDiagnostic().ToString())]
        );
    }

    public static SpecTree Read(string path, string text) =>
        EventIndexer.Index(
            new(path, SourceText.From(text)),
            text,
            TestContext.Current.CancellationToken
        );
}
