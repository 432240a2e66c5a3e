namespace AtlasGen.Testing;

/// <summary>Represents what a setup does with one request.</summary>
/// <param name="Delay">The time before the response.</param>
/// <param name="IsReceived">Whether the server receives the request.</param>
/// <param name="RespondAsync">The function that returns the response, or throws.</param>
internal sealed record FakeStep(
    TimeSpan Delay,
    bool IsReceived,
    Func<AtlasFakeRequest, CancellationToken, ValueTask<HttpResponseMessage>> RespondAsync
);
