using System.Text;
using System.Text.Json.Nodes;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>
/// Calls every Atlas v1 operation as its document declares, validated by another implementation of OpenAPI.
/// </summary>
/// <remarks>
/// Prism is a proxy between the generated client and a server that returns random values of the schemas. (Prism's own
/// mock responses do not satisfy it, because it does not generate values for patterns.)
/// </remarks>
public sealed class PrismTests
{
    /// <summary>The file name of the document.</summary>
    internal const string Spec = "atlas-v1.json";

    [Fact]
    public async Task Every_operation_of_v1_is_called_without_a_complaint()
    {
        var document = ApiDocument.Read(Spec, Mend);
        await using var api = new SampledApi(document);
        await using var prism = await PrismServer.StartAsync(document, api.ServerAddress);
        await api.ConnectAsync("Corpus.V1", prism.Address);
        var complaints = new List<string>();
        foreach (var operation in document.Operations)
        {
            complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: false));
            complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: true));
            // No complaint could also mean that Prism cannot read a schema.
            complaints.AddRange(await UnjudgedAsync(api, operation));
        }

        Assert.Equal(325, document.Operations.Count);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    /// <summary>Fixes the errors in the document, and rewrites patterns that Prism cannot read.</summary>
    internal static void Mend(JsonNode root)
    {
        Mistake.MendAll(root);
        Limitation.Evade(root);
    }

    /// <summary>Calls an operation, and returns Prism's complaint and other problems.</summary>
    private static async Task<IEnumerable<string>> ComplaintsAsync(
        SampledApi api,
        ApiOperation operation,
        bool isComplete
    )
    {
        var problems = await SampledApi.ProblemsOf(operation, api.CallAsync(operation, isComplete));
        return Complaint(api) is { } complaint
            ? problems.Append($"{operation.Id}: {complaint}")
            : problems;
    }

    /// <summary>
    /// Repeats the last call with invalid values, and returns the parts that Prism does not validate.
    /// </summary>
    private static async Task<IEnumerable<string>> UnjudgedAsync(
        SampledApi api,
        ApiOperation operation
    )
    {
        var unjudged = new List<string>();
        var uri = api.Transport.Request.Uri;
        var body = api.Transport.Request.Body;
        if (api.Answer is { IsJson: true, Schema: not null })
        {
            await ExpectAsync(
                "Response body",
                Spoiled.Of(api.Transport.ResponseBody),
                wrong => api.RepeatAsync(uri, body, wrong)
            );
        }

        if (body is not null)
        {
            await ExpectAsync(
                "Request body",
                Spoiled.Of(body),
                wrong => api.RepeatAsync(uri, wrong)
            );
        }

        var query = operation
            .Parameters.Where(parameter => parameter.In == "query")
            .Select(parameter => parameter.Name + "=~");
        var wrongUri = new Uri(
            uri,
            $"{operation.PathOf(static _ => "~")}?{string.Join('&', query)}"
        );
        foreach (var place in operation.Parameters.Where(IsNarrow).Select(p => p.In).Distinct())
        {
            await ExpectAsync(
                $"Request {place} parameter",
                [wrongUri],
                wrong => api.RepeatAsync(wrong, body)
            );
        }

        return unjudged;

        async Task ExpectAsync<T>(string place, IEnumerable<T> wrongs, Func<T, Task> call)
        {
            foreach (var wrong in wrongs)
            {
                await call(wrong);
                if (Complaint(api)?.Contains(place, StringComparison.Ordinal) == true)
                {
                    return;
                }
            }

            unjudged.Add($"{operation.Id}: Prism does not judge the {place}.");
        }
    }

    /// <summary>Returns whether a parameter's schema does not allow all texts.</summary>
    private static bool IsNarrow(ApiParameter parameter) =>
        parameter.Schema["type"]!.GetValue<string>() is "boolean" or "integer"
        || parameter.Schema.ContainsKey("pattern")
        || parameter.Schema.ContainsKey("enum");

    /// <summary>Returns Prism's complaint about the last call, from the response or from a header.</summary>
    private static string? Complaint(SampledApi api) =>
        api.Transport.Response is not { } response ? null
        : response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? Encoding.UTF8.GetString(api.Transport.ResponseBody)
        : response.Headers.TryGetValues(PrismServer.ViolationsHeader, out var violations)
            ? string.Concat(violations)
        : null;
}
