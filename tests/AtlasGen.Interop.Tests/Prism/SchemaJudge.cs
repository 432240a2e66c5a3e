using System.Globalization;
using System.Text.Json.Nodes;
using AtlasGen.Interop.Tests.Corpus;
using AtlasGen.Interop.Tests.Recordings;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Validates single schemas of a document with Prism.</summary>
internal sealed class SchemaJudge : IAsyncDisposable
{
    private readonly List<Recording> _answers = [];
    private readonly ReplayServer _server;
    private readonly HttpClient _client = new();
    private PrismServer? _prism;

    private SchemaJudge(ApiDocument document)
    {
        Document = document;
        _server = new(_answers);
    }

    public ApiDocument Document { get; }

    /// <summary>Starts Prism with a document whose only operations return the schemas.</summary>
    /// <param name="schemas">The Atlas v1 schemas, relative to <c>components/schemas</c>.</param>
    /// <param name="mend">An action that changes the document first.</param>
    public static async Task<SchemaJudge> StartAsync(
        IEnumerable<string> schemas,
        Action<JsonNode>? mend = null
    )
    {
        var judge = new SchemaJudge(
            ApiDocument.Read(
                PrismTests.Spec,
                root =>
                {
                    mend?.Invoke(root);
                    root["paths"] = new JsonObject(
                        schemas
                            .Distinct()
                            .Select(schema => KeyValuePair.Create(PathOf(schema), Answer(schema)))
                    );
                }
            )
        );
        judge._prism = await PrismServer.StartAsync(judge.Document, judge._server.Address);
        return judge;
    }

    /// <summary>Returns Prism's complaint about a value of a schema; empty if there is none.</summary>
    public async Task<string> JudgeAsync(string schema, byte[] json)
    {
        _answers.Add(new("GET", PathOf(schema), 200, [("Content-Type", "application/json")], json));
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(_prism!.Address, PathOf(schema))
        );
        request.Headers.Add(
            ReplayServer.IndexHeader,
            (_answers.Count - 1).ToString(CultureInfo.InvariantCulture)
        );
        var stop = TestContext.Current.CancellationToken;
        using var response = await _client.SendAsync(request, stop);
        return response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_prism is not null)
        {
            await _prism.DisposeAsync();
        }

        _client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Returns a reference to a schema.</summary>
    public static JsonObject Reference(string schema) =>
        new() { ["$ref"] = "#/components/schemas/" + schema };

    private static string PathOf(string schema) => $"/{schema}";

    private static JsonNode? Answer(string schema) =>
        JsonNode.Parse(
            $$"""
            {
              "get": {
                "operationId": "{{schema}}",
                "tags": ["Schemas"],
                "security": [],
                "responses": {
                  "200": {
                    "description": "The schema.",
                    "content": {
                      "application/json": { "schema": {{Reference(schema).ToJsonString()}} }
                    }
                  }
                }
              }
            }
            """
        );
}
