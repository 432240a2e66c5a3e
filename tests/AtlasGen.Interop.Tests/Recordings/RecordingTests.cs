using System.Globalization;
using System.Text;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen.Interop.Tests.Recordings;

/// <summary>Tests that real Atlas responses pass through the runtime alone, with bodies as any JSON.</summary>
public class RecordingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly AtlasApi Api = new(
        "https://cloud.mongodb.com",
        static response => new AtlasApiException(response)
    );

    [Fact]
    public async Task Every_recorded_response_is_its_result_or_its_error()
    {
        var recordings = Recording.All();
        await using var server = new ReplayServer(recordings);
        using var connection = new AtlasConnection(
            Api,
            new AtlasClientOptions
            {
                BaseAddress = server.Address,
                Credentials = AtlasCredentials.Token("token"),
            }
        );
        var (results, files, errors, empty) = (0, 0, 0, 0);
        for (var i = 0; i < recordings.Count; i++)
        {
            var recording = recordings[i];
            AtlasResponseInfo? info = null;
            var request = Request(recording, i, response => info = response);
            if (recording.Status >= 400)
            {
                errors++;
                var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
                    connection.SendAsync(request, Stop)
                );
                AssertIs(recording, exception);
            }
            else if (recording.Header("Content-Type")!.Contains("gzip", StringComparison.Ordinal))
            {
                files++;
                await using var file = await connection.SendForFileAsync(request, Stop);
                using var bytes = new MemoryStream();
                await file.Stream.CopyToAsync(bytes, Stop);
                Assert.Equal(recording.Body, bytes.ToArray());
                Assert.Equal(recording.Header("Content-Type"), file.ContentType);
            }
            else if (recording.Body.Length == 0)
            {
                empty++;
                await connection.SendAsync(request, Stop);
            }
            else if (IsJson(recording.Body))
            {
                results++;
                var body = await connection.SendAsync<JsonElement, ElementJson>(request, Stop);
                // Byte for byte, including the order of members and the text of numbers.
                Assert.Equal(Encoding.UTF8.GetString(recording.Body).Trim(), body.GetRawText());
            }
            else
            {
                await Assert.ThrowsAsync<AtlasResponseFormatException>(() =>
                    connection.SendAsync<JsonElement, ElementJson>(request, Stop)
                );
            }

            AssertIs(recording, info);
        }

        Assert.NotEmpty(recordings);
        Assert.Equal(recordings.Count(recording => recording.Status >= 400), errors);
        TestContext.Current.SendDiagnosticMessage(
            "{0} responses: {1} results, {2} without content, {3} files, {4} errors",
            recordings.Count,
            results,
            empty,
            files,
            errors
        );
    }

    private static AtlasRequest Request(
        Recording recording,
        int index,
        Action<AtlasResponseInfo> onResponse
    )
    {
        var operation = new AtlasOperation(Api, "recorded", recording.Method, recording.Path)
        {
            Accept = recording.Header("Content-Type"),
        };
        var path = new AtlasPath(recording.Path.Length, 0, operation);
        path.AppendLiteral(recording.Path);
        var options = new AtlasRequestOptions
        {
            OnResponse = onResponse,
            Headers = new Dictionary<string, string>
            {
                [ReplayServer.IndexHeader] = index.ToString(CultureInfo.InvariantCulture),
            },
        };
        return new(operation, ref path, options);
    }

    private static void AssertIs(Recording recording, AtlasApiException exception)
    {
        using var body = JsonDocument.Parse(recording.Body);
        Assert.Equal(recording.Status, (int)exception.StatusCode);
        Assert.Equal(body.RootElement.GetProperty("errorCode").GetString(), exception.ErrorCode);
        Assert.Equal(body.RootElement.GetProperty("detail").GetString(), exception.Detail);
        Assert.Equal(body.RootElement.GetProperty("reason").GetString(), exception.Reason);
        Assert.Equal(Encoding.UTF8.GetString(recording.Body), exception.RawBody);
        Assert.Equal(
            recording.Header("X-Error-Code"),
            exception.Headers.GetValueOrDefault("X-Error-Code")
        );
    }

    private static void AssertIs(Recording recording, AtlasResponseInfo? info)
    {
        Assert.NotNull(info);
        Assert.Equal(recording.Status, (int)info.StatusCode);
        Assert.Equal(
            recording.Header("RateLimit-Remaining"),
            info.RateLimitRemaining?.ToString(CultureInfo.InvariantCulture)
        );
        Assert.Equal(recording.Header("Sunset") is null, info.Sunset is null);
        Assert.Equal(recording.Header("Deprecation") is null, info.Deprecation is null);
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
