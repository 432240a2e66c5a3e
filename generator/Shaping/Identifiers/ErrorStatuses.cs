namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>
/// Lists the error statuses that have their own exception type, whether or not an operation declares them.
/// </summary>
internal static class ErrorStatuses
{
    // These are the names that HTTP uses (RFC 9110 section 15), so users can guess them.
    public static readonly IReadOnlyList<(int Status, string Name, string Reason)> All =
    [
        (400, "AtlasBadRequestException", "Bad Request"),
        (401, "AtlasUnauthorizedException", "Unauthorized"),
        (402, "AtlasPaymentRequiredException", "Payment Required"),
        (403, "AtlasForbiddenException", "Forbidden"),
        (404, "AtlasNotFoundException", "Not Found"),
        (405, "AtlasMethodNotAllowedException", "Method Not Allowed"),
        (406, "AtlasNotAcceptableException", "Not Acceptable"),
        (409, "AtlasConflictException", "Conflict"),
        (410, "AtlasGoneException", "Gone"),
        (429, "AtlasTooManyRequestsException", "Too Many Requests"),
        (500, "AtlasServerErrorException", "Internal Server Error"),
    ];
}
