using System.Text.Json.Nodes;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.JsonPath;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Spec.JsonPath;

/// <summary>Runs queries on JSON texts.</summary>
internal static class PathText
{
    /// <summary>Returns the JSON of the selected nodes.</summary>
    public static string Select(string json, string query)
    {
        var root = Read(json).Root;
        var nodes = PathQuery
            .Parse(query)
            .Select(root, new PathRun(root, TestContext.Current.CancellationToken));
        return string.Join(" ", nodes.Select(node => Json(node)?.ToJsonString() ?? "null"));
    }

    /// <summary>Returns the reason why a query is not valid.</summary>
    public static string Error(string query) =>
        Assert.Throws<PathSyntaxException>(() => PathQuery.Parse(query)).Message;

    public static Draft Read(string text) =>
        new(
            SpecIndexer.IndexQuickly(
                new("a.json", SourceText.From(text)),
                text,
                CancellationToken.None
            ),
            CancellationToken.None
        );

    public static JsonNode? Json(DraftNode node)
    {
        if (node.IsMapping)
        {
            return new JsonObject(
                node.Children.Select(child => KeyValuePair.Create(child.Key, Json(child)))
            );
        }

        if (node.IsSequence)
        {
            return new JsonArray([.. node.Children.Select(Json)]);
        }

        return node.Style == NodeStyle.Plain && CoreSchema.Json(node.Value) is { } json
            ? JsonNode.Parse(json)
            : JsonValue.Create(node.Value);
    }
}
