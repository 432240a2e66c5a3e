using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AtlasGen.Testing;

/// <summary>Creates responses as Atlas sends them.</summary>
internal static class FakeResponse
{
    /// <summary>Returns a successful response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="content">The content, or <see langword="null"/> for none.</param>
    public static HttpResponseMessage Success(AtlasFakeRequest request, HttpContent? content) =>
        Of(request, content is null ? HttpStatusCode.NoContent : HttpStatusCode.OK, content);

    /// <summary>Returns an error in the format of Atlas.</summary>
    public static HttpResponseMessage Failure(
        AtlasFakeRequest request,
        HttpStatusCode status,
        string? errorCode,
        string? detail,
        TimeSpan? retryAfter
    )
    {
        using var reason = new HttpResponseMessage(status);
        var content = Json(json =>
        {
            json.WriteStartObject();
            if (detail is not null)
            {
                json.WriteString("detail", detail);
            }

            json.WriteNumber("error", (int)status);
            if (errorCode is not null)
            {
                json.WriteString("errorCode", errorCode);
            }

            json.WriteStartArray("parameters");
            json.WriteEndArray();
            json.WriteString("reason", reason.ReasonPhrase);
            json.WriteEndObject();
        });
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        var response = Of(request, status, content);
        if (errorCode is not null)
        {
            response.Headers.TryAddWithoutValidation("X-Error-Code", errorCode);
        }

        if (retryAfter is { } delay)
        {
            // The header has whole seconds (RFC 9110 section 10.2.3).
            var seconds = Math.Ceiling(delay.TotalSeconds);
            response.Headers.TryAddWithoutValidation(
                "Retry-After",
                seconds.ToString("F0", CultureInfo.InvariantCulture)
            );
        }

        return response;
    }

    public static ReadOnlyMemoryContent Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return new(buffer.ToArray());
    }

    /// <summary>Writes JSON content as a value.</summary>
    public static void Write(Utf8JsonWriter json, HttpContent? content)
    {
        if (content is null)
        {
            json.WriteNullValue();
            return;
        }

        using var buffer = new MemoryStream();
        content.CopyTo(buffer, null, CancellationToken.None);
        json.WriteRawValue(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static HttpResponseMessage Of(
        AtlasFakeRequest request,
        HttpStatusCode status,
        HttpContent? content
    )
    {
        var canBeEnveloped =
            content is null
            || content.Headers.ContentType?.MediaType?.Contains(
                "json",
                StringComparison.OrdinalIgnoreCase
            ) == true;
        if (!request.Request.IsEnveloped || !canBeEnveloped)
        {
            return new(status) { Content = content };
        }

        var envelope = Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", (int)status);
            json.WritePropertyName("content");
            Write(json, content);
            json.WriteEndObject();
        });
        envelope.Headers.TryAddWithoutValidation(
            "Content-Type",
            request.Operation.Accept ?? "application/json"
        );
        // A 204 cannot have a body.
        return new(status is HttpStatusCode.NoContent ? HttpStatusCode.OK : status)
        {
            Content = envelope,
        };
    }
}
