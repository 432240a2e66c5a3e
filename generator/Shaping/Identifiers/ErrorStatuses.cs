namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>The error statuses that have an exception of their own, whether an operation declares them or not.</summary>
internal static class ErrorStatuses
{
    // The names are those of HTTP (RFC 9110 section 15), so that they are found without looking them up.
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
