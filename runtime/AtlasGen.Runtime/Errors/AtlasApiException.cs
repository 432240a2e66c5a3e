using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>The exception that is thrown when the server returns an error status. Generated clients derive a type from it for each status.</summary>
/// <remarks>
/// Check both <see cref="ErrorCode"/> and <see cref="StatusCode"/>, because Atlas reports some errors with an unexpected status,
/// such as 400 for a rate limit and 401 for a missing role. <see cref="Exception.Message"/> does not contain email addresses;
/// <see cref="Detail"/> and <see cref="RawBody"/> are unchanged and may contain them.
/// </remarks>
public class AtlasApiException : AtlasException
{
    private readonly AtlasErrorResponse _response;

    /// <summary>
    /// Initializes a new instance of the <see cref="AtlasApiException"/> class. The client calls this constructor; a test can call
    /// it to simulate an error.
    /// </summary>
    /// <param name="response">The error response from the server.</param>
    public AtlasApiException(AtlasErrorResponse response)
        : base(Describe(response))
    {
        _response = response;
        Call = response.Call;
        LastStatusCode = response.StatusCode;
    }

    /// <summary>Gets the HTTP status. If the response has an envelope, this is the status in the envelope.</summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>Gets the Atlas error code, such as <c>GROUP_NOT_FOUND</c>, or <see langword="null"/> if the response has none.</summary>
    public string? ErrorCode => _response.ErrorCode;

    /// <summary>Gets the description of the error, or <see langword="null"/> if the response has none.</summary>
    public string? Detail => _response.Detail;

    /// <summary>Gets the description of the status, such as <c>Not Found</c>, or <see langword="null"/> if the response has none.</summary>
    public string? Reason => _response.Reason;

    /// <summary>Gets the values that the server inserted into <see cref="Detail"/>: strings, numbers, or null.</summary>
    public IReadOnlyList<JsonElement> Parameters => _response.Parameters;

    /// <summary>Gets the headers of the response. The names are case-insensitive.</summary>
    public IReadOnlyDictionary<string, string> Headers => _response.Headers;

    /// <summary>Gets the first 64 KiB of the body, unchanged: JSON, the HTML of a gateway, or an empty string.</summary>
    public string RawBody => _response.RawBody;

    /// <summary>Gets the time to wait before retrying, or <see langword="null"/> if the server does not state it.</summary>
    public TimeSpan? RetryAfter => _response.RetryAfter;

    /// <summary>Gets the Atlas roles that permit the operation; the caller needs one of them. The list is empty if the document names none.</summary>
    public IReadOnlyList<string> RequiredRoles => _response.RequiredRoles;

    /// <summary>
    /// Gets a value that indicates whether a rate limit was exceeded: either the status is 429, or the error code indicates
    /// it, as for invitations, which return 400.
    /// </summary>
    public bool IsRateLimit => ErrorBody.IsRateLimit(StatusCode, ErrorCode);

    /// <summary>Reads the body as a generated type.</summary>
    /// <typeparam name="T">The generated type of the error.</typeparam>
    /// <returns>The error, or <see langword="null"/> if the body is not of that type.</returns>
    public T? GetError<T>()
        where T : class, IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, T>(Encoding.UTF8.GetBytes(RawBody));
        }
        // The reader throws an InvalidOperationException for text that is not valid Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Describe(AtlasErrorResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var status = (int)response.StatusCode;
        var builder = new StringBuilder();
        if (response.Method.Length > 0)
        {
            builder.Append(response.Call).Append(": ");
        }

        builder.Append(CultureInfo.InvariantCulture, $"{status}");
        if (ReasonOf(response) is { Length: > 0 } reason)
        {
            builder.Append(' ').Append(reason);
        }

        if (response.ErrorCode is { Length: > 0 } code)
        {
            builder.Append(" (").Append(SafeText.Mask(code)).Append(')');
        }

        builder.Append('.');
        if (response.Detail is { } detail && !string.IsNullOrWhiteSpace(detail))
        {
            builder.Append(' ').Append(SafeText.Sentence(SafeText.Mask(detail)));
        }

        if (status is 401 && response.Schemes.Count > 0)
        {
            // The body does not say whether the server rejected the credentials or requires another kind.
            builder
                .Append(" The server requires ")
                .AppendJoin(" or ", response.Schemes)
                .Append(" authentication.");
        }

        if (status is 401 or 403 && response.RequiredRoles.Count > 0)
        {
            builder
                .Append(" The operation requires the role ")
                .AppendJoin(" or ", response.RequiredRoles)
                .Append('.');
        }

        // A 304 is not a redirect.
        if (status is 301 or 302 or 303 or 307 or 308)
        {
            builder.Append(
                " Redirects are not followed, because credentials must not reach another server."
            );
        }

        return builder.ToString();
    }

    private static string? ReasonOf(AtlasErrorResponse response)
    {
        if (response.Reason is { } reason)
        {
            return SafeText.Mask(reason);
        }

        if ((int)response.StatusCode is < 100 or > 599)
        {
            return null;
        }

        // HttpResponseMessage knows the phrases of RFC 9110 section 15.
        using var message = new HttpResponseMessage(response.StatusCode);
        return message.ReasonPhrase;
    }
}
