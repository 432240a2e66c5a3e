using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Decides what a failed poll means. A read can always be repeated, so only the cause of the failure counts.</summary>
internal static class PollFault
{
    /// <summary>Returns whether another poll may succeed.</summary>
    public static bool IsTemporary(AtlasException failure) =>
        failure switch
        {
            AtlasApiException api => api.IsRateLimit || IsTemporary(api.StatusCode),
            AtlasAuthenticationException token => token.IsRateLimit
                || token.StatusCode is { } status && IsTemporary(status)
                || token.StatusCode is null && IsConnectionFault(token.InnerException),
            AtlasConnectionException or AtlasTimeoutException => true,
            _ => false,
        };

    /// <summary>Returns whether a failure means that what is read does not exist.</summary>
    public static bool IsMissing(AtlasException failure) =>
        failure is AtlasApiException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone };

    /// <summary>Returns the time that the server asks to wait before the next request.</summary>
    public static TimeSpan? RetryAfter(AtlasException failure) =>
        failure switch
        {
            AtlasApiException api => api.RetryAfter,
            AtlasAuthenticationException token => token.RetryAfter,
            _ => null,
        };

    private static bool IsTemporary(HttpStatusCode status) =>
        (int)status is 408 or 429 or >= 500 && status is not HttpStatusCode.NotImplemented;

    // The token endpoint could not be reached. If the user's own code failed, polling again would hide that.
    private static bool IsConnectionFault(Exception? cause) =>
        cause is HttpRequestException or IOException or OperationCanceledException;
}
