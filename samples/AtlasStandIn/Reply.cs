using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a response before it is wrapped in an envelope or indented.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The action that writes the body, or <see langword="null"/> for none.</param>
/// <param name="ErrorCode">The error code, or <see langword="null"/> for none.</param>
internal sealed record Reply(int Status, Action<Utf8JsonWriter>? Body, string? ErrorCode = null)
{
    /// <summary>Gets the <c>WWW-Authenticate</c> header, or <see langword="null"/> for none.</summary>
    public string? Challenge { get; init; }

    /// <summary>Gets a value that indicates whether the response never has an envelope, as in OAuth.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Gets the media type of the body.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Gets the rate limit to report, or <see langword="null"/> for none.</summary>
    public RateLimit? Limit { get; init; }

    /// <summary>Gets the <c>Retry-After</c> header, in seconds, or <see langword="null"/> for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Gets the name and the bytes of a file, which is sent instead of JSON, or <see langword="null"/> for none.</summary>
    public (string Name, byte[] Bytes)? File { get; init; }

    public static Reply NoContent { get; } = new(StatusCodes.Status204NoContent, null);

    public static Reply Accepted { get; } = new(StatusCodes.Status202Accepted, null);

    public static Reply Created(JsonNode body) =>
        Ok(body) with
        {
            Status = StatusCodes.Status201Created,
        };

    public static Reply Ok(JsonNode body)
    {
        // The body is written later, when it can already have changed.
        var copy = body.DeepClone();
        return Ok(json => copy.WriteTo(json));
    }

    /// <summary>Returns the page of a list that a request asks for.</summary>
    public static Reply Page(StandInRequest request, IReadOnlyList<JsonObject> items)
    {
        var number = Number("pageNum", 1);
        var size = Number("itemsPerPage", 100);
        return Ok(
            new JsonObject
            {
                ["results"] = new JsonArray([
                    .. items.Skip((number - 1) * size).Take(size).Select(item => item.DeepClone()),
                ]),
                ["totalCount"] = items.Count,
            }
        );

        int Number(string name, int byDefault) =>
            int.TryParse(request.Query[name], CultureInfo.InvariantCulture, out var number)
                ? number
                : byDefault;
    }

    public static Reply Ok(Action<Utf8JsonWriter> body) => new(StatusCodes.Status200OK, body);

    /// <summary>Returns an error in the format of Atlas.</summary>
    public static Reply Error(int status, string code, string detail, params string[] parameters) =>
        new(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("detail", detail);
                json.WriteNumber("error", status);
                json.WriteString("errorCode", code);
                json.WriteStartArray("parameters");
                foreach (var parameter in parameters)
                {
                    json.WriteStringValue(parameter);
                }

                json.WriteEndArray();
                json.WriteString("reason", ReasonOf(status));
                json.WriteEndObject();
            },
            code
        );

    /// <summary>Returns the phrase of a status.</summary>
    public static string ReasonOf(int status) =>
        status switch
        {
            400 => "Bad Request",
            401 => "Unauthorized",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            406 => "Not Acceptable",
            409 => "Conflict",
            415 => "Unsupported Media Type",
            429 => "Too Many Requests",
            _ => "Internal Server Error",
        };

    /// <summary>Returns the HTTP status. With an envelope, it is always 200, and the real status is in the body.</summary>
    public int HttpStatus(StandInRequest request) =>
        IsEnveloped(request) ? StatusCodes.Status200OK : Status;

    public async Task WriteAsync(HttpContext context, StandInRequest request)
    {
        var isEnveloped = IsEnveloped(request);
        var response = context.Response;
        response.StatusCode = HttpStatus(request);
        // Atlas also sends this media type with a 204.
        response.ContentType = File is null ? MediaType + ";charset=utf-8" : MediaType;
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers["Strict-Transport-Security"] = "max-age=31536000; includeSubdomains;";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }
        else if (ErrorCode is not null)
        {
            response.Headers["X-Error-Code"] = ErrorCode;
        }

        if (Limit is not null)
        {
            response.Headers["RateLimit-Limit"] = Limit.Limit.ToString(
                CultureInfo.InvariantCulture
            );
            response.Headers["RateLimit-Remaining"] = Limit.Remaining.ToString(
                CultureInfo.InvariantCulture
            );
        }

        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (File is { } file)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
            response.ContentLength = file.Bytes.Length;
            await response.Body.WriteAsync(file.Bytes);
            return;
        }

        if (Body is null && !isEnveloped)
        {
            return;
        }

        using var buffer = new MemoryStream();
        // The response to a request without authentication is always indented.
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new() { Indented = request.IsPretty || Challenge is not null }
            )
        )
        {
            WriteBody(json, isEnveloped);
        }

        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private bool IsEnveloped(StandInRequest request) =>
        request.IsEnveloped && !IsPlain && Challenge is null;

    private void WriteBody(Utf8JsonWriter json, bool isEnveloped)
    {
        if (!isEnveloped)
        {
            Body!(json);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("status", Status);
        json.WritePropertyName("content");
        if (Body is not null)
        {
            Body(json);
        }
        else
        {
            // There is no recording of a 204 in an envelope from Atlas. Callers can skip an empty object.
            json.WriteStartObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
