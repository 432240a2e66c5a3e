namespace AtlasGen.Runtime;

/// <summary>Represents what all calls of a connection share.</summary>
/// <param name="Endpoint">The endpoint to call.</param>
/// <param name="Credentials">The credentials, or <see langword="null"/> if the API requires none.</param>
/// <param name="Options">The options of the client.</param>
/// <param name="Retry">The policy for retries.</param>
/// <param name="Gate">The gate that holds back calls at a rate limit.</param>
/// <param name="Log">The log of waits, or <see langword="null"/> for none.</param>
internal sealed record CallContext(
    AtlasEndpoint Endpoint,
    AtlasCredentials? Credentials,
    AtlasClientOptions Options,
    RetryPolicy Retry,
    RateGate Gate,
    ICallLog? Log
);
