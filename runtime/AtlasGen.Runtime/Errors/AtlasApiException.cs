using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>The server answered with an error status. Generated clients have a type for each status, derived from this.</summary>
/// <remarks>
/// Test code and status: Atlas says some things with a surprising status (a rate limit as 400, a missing role as 401).
/// The message holds no e-mail address; <see cref="Detail"/> and <see cref="RawBody"/> are as they came.
/// </remarks>
public class AtlasApiException : AtlasException
{
    private readonly AtlasErrorResponse _response;

    /// <summary>Makes the exception, as the client does, and as a test may.</summary>
    /// <param name="response">What the server answered.</param>
    public AtlasApiException(AtlasErrorResponse response)
        : base(Describe(response))
    {
        _response = response;
        Call = response.Call;
        LastStatusCode = response.StatusCode;
    }

    /// <summary>The HTTP status; with an envelope, the one inside of it.</summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>Atlas's code, <c>GROUP_NOT_FOUND</c>; <see langword="null"/> where it sent none.</summary>
    public string? ErrorCode => _response.ErrorCode;

    /// <summary>What is wrong, in words.</summary>
    public string? Detail => _response.Detail;

    /// <summary>The status in words, as the server says it.</summary>
    public string? Reason => _response.Reason;

    /// <summary>The values that <see cref="Detail"/> was made with: strings, numbers or null.</summary>
    public IReadOnlyList<JsonElement> Parameters => _response.Parameters;

    /// <summary>The headers of the response.</summary>
    public IReadOnlyDictionary<string, string> Headers => _response.Headers;

    /// <summary>The body as it came, at most 64 KiB of it: JSON, the HTML of a gateway, or nothing.</summary>
    public string RawBody => _response.RawBody;

    /// <summary>How long the server asks to wait; <see langword="null"/> where it does not say.</summary>
    public TimeSpan? RetryAfter => _response.RetryAfter;

    /// <summary>The Atlas roles of which the caller needs one, as far as the document tells.</summary>
    public IReadOnlyList<string> RequiredRoles => _response.RequiredRoles;

    /// <summary>Whether a rate limit was hit: 429, or 400 with a code that says so, as for invitations.</summary>
    public bool IsRateLimit => ErrorBody.IsRateLimit(StatusCode, ErrorCode);

    /// <summary>Reads the body as a generated type.</summary>
    /// <typeparam name="T">The generated type of the error.</typeparam>
    /// <returns>The error; <see langword="null"/> when the body is something else.</returns>
    public T? GetError<T>()
        where T : class, IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, T>(Encoding.UTF8.GetBytes(RawBody));
        }
        // The second is thrown for text that is no Unicode.
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
            // That credentials were not taken, or are of another kind, is not in the body.
            builder
                .Append(" The server asks for ")
                .AppendJoin(" or ", response.Schemes)
                .Append('.');
        }

        if (status is 401 or 403 && response.RequiredRoles.Count > 0)
        {
            builder
                .Append(" The operation requires the role ")
                .AppendJoin(" or ", response.RequiredRoles)
                .Append('.');
        }

        // A 304 leads nowhere.
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

        // It knows the words of RFC 9110 section 15.
        using var message = new HttpResponseMessage(response.StatusCode);
        return message.ReasonPhrase;
    }
}
