namespace AtlasGen.Interop.Tests.Faults;

/// <summary>What goes wrong with a call, if anything.</summary>
public enum Fault
{
    None,

    /// <summary>Bytes of the body come one by one, all of them.</summary>
    SlowBody,

    /// <summary>A rate limit that says when to come again, once.</summary>
    RateLimitOnce,

    /// <summary>A rate limit that never ends, and does not say how long it lasts.</summary>
    RateLimit,
    ResetBeforeHeaders,
    ResetInHeaders,
    ResetInBody,

    /// <summary>The connection is closed, in order, before the body is complete.</summary>
    TruncatedBody,

    /// <summary>The body stops to come, and the connection stays.</summary>
    StalledBody,

    /// <summary>The body is longer than its length says.</summary>
    LengthTooSmall,
    HtmlOfAGateway,
    GarbageJson,
    EmptySuccess,

    /// <summary>To a server that would like to see the credentials.</summary>
    Redirect,

    /// <summary>An error of Atlas that repeats what it was sent.</summary>
    NotFound,
}
