using System.Globalization;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>One operation of a document.</summary>
internal sealed class ApiOperation
{
    public ApiOperation(ApiDocument document, string method, string path, JsonObject operation)
    {
        Id = operation["operationId"]!.GetValue<string>();
        Tag = operation["tags"]![0]!.GetValue<string>();
        Method = method;
        Path = path;
        Parameters =
        [
            .. (operation["parameters"]?.AsArray() ?? [])
                .Select(document.Resolve)
                .Select(parameter => new ApiParameter(
                    parameter["name"]!.GetValue<string>(),
                    parameter["in"]!.GetValue<string>(),
                    parameter["required"]?.GetValue<bool>() ?? false,
                    parameter["schema"]!.AsObject()
                )),
        ];
        if (operation["requestBody"] is { } node)
        {
            var body = document.Resolve(node);
            IsBodyRequired = body["required"]?.GetValue<bool>() ?? false;
            Bodies = Contents(0, body);
        }

        Responses =
        [
            .. operation["responses"]!
                .AsObject()
                .SelectMany(response =>
                    Contents(
                        int.Parse(response.Key, CultureInfo.InvariantCulture),
                        document.Resolve(response.Value)
                    )
                ),
        ];
    }

    public string Id { get; }

    public string Tag { get; }

    public string Method { get; }

    public string Path { get; }

    public IReadOnlyList<ApiParameter> Parameters { get; }

    public bool IsBodyRequired { get; }

    /// <summary>What may be sent, by media type.</summary>
    public IReadOnlyList<ApiContent> Bodies { get; } = [];

    /// <summary>What may come, by status and media type.</summary>
    public IReadOnlyList<ApiContent> Responses { get; }

    private static IReadOnlyList<ApiContent> Contents(int status, JsonObject holder) =>
        holder["content"] is JsonObject { Count: > 0 } content
            ?
            [
                .. content.Select(media => new ApiContent(
                    status,
                    media.Key,
                    media.Value?["schema"]?.AsObject()
                )),
            ]
            : [new(status, null, null)];
}

/// <summary>A parameter of an operation.</summary>
internal sealed record ApiParameter(string Name, string In, bool IsRequired, JsonObject Schema);

/// <summary>A body of a request or a response.</summary>
internal sealed record ApiContent(int Status, string? MediaType, JsonObject? Schema);
