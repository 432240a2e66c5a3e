using System.Text;
using System.Text.Json.Nodes;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Every operation of Atlas v1 is called as its document says, and another implementation of OpenAPI is the judge.</summary>
/// <remarks>
/// Prism stands between the generated client and a server that answers with random values of the schemas. (What Prism
/// would answer itself does not satisfy it: it knows no patterns.)
/// </remarks>
public sealed class PrismTests
{
    /// <summary>The document.</summary>
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
            // Prism says nothing either where it cannot make sense of a schema.
            complaints.AddRange(await UnjudgedAsync(api, operation));
        }

        Assert.Equal(325, document.Operations.Count);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    /// <summary>Makes of the document what was meant, and what Prism can read.</summary>
    internal static void Mend(JsonNode root)
    {
        Mistake.MendAll(root);
        Limitation.Evade(root);
    }

    /// <summary>Calls an operation; what Prism says against it, and what went wrong otherwise.</summary>
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

    /// <summary>Repeats the last call, each time with something wrong; the parts that may be as wrong as they will.</summary>
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

    /// <summary>Not every text will do.</summary>
    private static bool IsNarrow(ApiParameter parameter) =>
        parameter.Schema["type"]!.GetValue<string>() is "boolean" or "integer"
        || parameter.Schema.ContainsKey("pattern")
        || parameter.Schema.ContainsKey("enum");

    /// <summary>What Prism says of the last call: in place of an answer, or of what it is not sure of in a header.</summary>
    private static string? Complaint(SampledApi api) =>
        api.Transport.Response is not { } response ? null
        : response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? Encoding.UTF8.GetString(api.Transport.ResponseBody)
        : response.Headers.TryGetValues(PrismServer.ViolationsHeader, out var violations)
            ? string.Concat(violations)
        : null;
}
