namespace AtlasGen.Interop.Tests.Faults;

/// <summary>Specifies what goes wrong with a call.</summary>
public enum Fault
{
    None,

    /// <summary>All bytes of the body arrive, but one by one.</summary>
    SlowBody,

    /// <summary>A single rate limit with a Retry-After header.</summary>
    RateLimitOnce,

    /// <summary>A permanent rate limit without a Retry-After header.</summary>
    RateLimit,
    ResetBeforeHeaders,
    ResetInHeaders,
    ResetInBody,

    /// <summary>The connection is closed properly before the body is complete.</summary>
    TruncatedBody,

    /// <summary>The body stops arriving, but the connection stays open.</summary>
    StalledBody,

    /// <summary>The body is longer than its declared length.</summary>
    LengthTooSmall,
    HtmlOfAGateway,
    GarbageJson,
    EmptySuccess,

    /// <summary>A redirect to a server that tries to obtain the credentials.</summary>
    Redirect,

    /// <summary>An Atlas error that repeats the content of the request.</summary>
    NotFound,
}
