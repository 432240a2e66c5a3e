using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>An operation of a document.</summary>
internal sealed partial class ApiOperation
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
                    document.Resolve(parameter["schema"])
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

    /// <summary>Gets a value that indicates whether responses have an envelope unless the caller opts out.</summary>
    public bool IsEnvelopedByDefault =>
        Parameters.Any(parameter =>
            parameter.Name == "envelope" && parameter.Schema["default"]?.GetValue<bool>() == true
        );

    public bool IsBodyRequired { get; }

    /// <summary>Gets the request bodies, by media type.</summary>
    public IReadOnlyList<ApiContent> Bodies { get; } = [];

    /// <summary>Gets the responses, by status and media type.</summary>
    public IReadOnlyList<ApiContent> Responses { get; }

    /// <summary>Returns the path with values for its parameters.</summary>
    public string PathOf(Func<string, string> valueOf) =>
        Hole().Replace(Path, hole => valueOf(hole.Groups[1].Value));

    /// <summary>Returns the body that a client of a version sends.</summary>
    public ApiContent? Body(string version) => Newest(Bodies, version);

    /// <summary>Returns the success response that a client of a version receives.</summary>
    /// <param name="version">The newest version that the client knows.</param>
    /// <param name="isJson">Whether to choose JSON if the operation can also return tables or archives.</param>
    /// <param name="isFirst">Whether to choose the first of several successes instead of the last.</param>
    public ApiContent Success(string version, bool isJson, bool isFirst)
    {
        var successes = Responses
            .Where(answer => answer.Status is >= 200 and < 300)
            .GroupBy(answer => answer.Status);
        var success = isFirst ? successes.First() : successes.Last();
        return Newest(success.Where(answer => answer.IsJson == isJson), version) ?? success.First();
    }

    /// <summary>Returns the content with the newest dated media type, or the only content without a date.</summary>
    private static ApiContent? Newest(IEnumerable<ApiContent> contents, string version) =>
        contents
            .Where(content => string.CompareOrdinal(content.Version, version) <= 0)
            .MaxBy(content => content.Version, StringComparer.Ordinal)
        ?? contents.FirstOrDefault();

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

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Hole();
}

/// <summary>A parameter of an operation.</summary>
internal sealed record ApiParameter(string Name, string In, bool IsRequired, JsonObject Schema);

/// <summary>The content of a request or a response.</summary>
internal sealed partial record ApiContent(int Status, string? MediaType, JsonObject? Schema)
{
    public bool IsJson => MediaType?.EndsWith("json", StringComparison.Ordinal) ?? false;

    /// <summary>
    /// Gets the date in the media type; empty if there is none, and <c>preview</c> for an unstable version.
    /// </summary>
    public string Version => Dated().Match(MediaType ?? "").Groups[1].Value;

    [GeneratedRegex(@"vnd\.atlas\.([0-9-]+|preview)")]
    private static partial Regex Dated();
}
