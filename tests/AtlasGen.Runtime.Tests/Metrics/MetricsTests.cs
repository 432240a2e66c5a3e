using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Metrics;

/// <summary>Tests the metrics of calls.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string Get = "atlas.operation_id=getThing";

    private readonly MeterLog _meter = new();
    private readonly Simulation _clock = new();

    public void Dispose() => _meter.Dispose();

    [Fact]
    public async Task A_call_has_a_duration_and_its_attempts()
    {
        var sent = 0;
        using var transport = new Transport(
            async (_, stop) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2), _clock, stop);
                return Transport.Response(sent++ == 0 ? 503 : 200, "{}", ("Retry-After", "0"));
            }
        );
        using var connection = transport.Connect(
            _clock,
            options =>
            {
                _meter.Name(options);
                options.Retry.BaseDelay = TimeSpan.Zero;
            }
        );
        await _clock.RunAsync(() => connection.GetAsync());
        Assert.Equal(
            [
                $"atlasgen.call.attempts 1 {{attempt}} {Get} http.response.status_code=503 error.type=503",
                $"atlasgen.call.attempts 1 {{attempt}} {Get} http.response.status_code=200",
                $"atlasgen.call.duration 4 s {Get} http.response.status_code=200",
            ],
            _meter.Lines
        );
    }

    [Fact]
    public async Task A_response_that_cannot_be_read_is_an_error_of_the_call()
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(200, "}"))
        );
        using var connection = transport.Connect(configure: _meter.Name);
        await Assert.ThrowsAsync<AtlasResponseFormatException>(() => connection.GetAsync());
        Assert.Equal("200 error.type=AtlasGen.AtlasResponseFormatException", LastDuration());
    }

    [Fact]
    public async Task The_status_of_an_earlier_attempt_is_not_the_status_of_the_call()
    {
        var sent = 0;
        using var transport = new Transport(
            (_, _) =>
                sent++ == 0
                    ? Task.FromResult(Transport.Response(503, "{}", ("Retry-After", "0")))
                    : throw new HttpRequestException("s3cret")
        );
        using var connection = transport.Connect(configure: _meter.Name);
        await Assert.ThrowsAsync<AtlasConnectionException>(() => connection.GetAsync());
        Assert.EndsWith(
            $"{Get} error.type=AtlasGen.AtlasConnectionException",
            _meter.Lines[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels()
    {
        using var transport = new Transport((_, stop) => Transport.Never(stop));
        using var connection = transport.Connect(configure: _meter.Name);
        using var stop = new CancellationTokenSource();
        var call = connection.GetAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var lines = _meter.Lines;
        Assert.Equal(2, lines.Count);
        Assert.All(
            lines,
            line =>
                Assert.EndsWith(
                    $"{Get} error.type=System.OperationCanceledException",
                    line,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_wait_for_a_rate_limit_is_measured()
    {
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(
                    _clock.Elapsed > TimeSpan.Zero
                        ? Transport.Response(200, "{}")
                        : Transport.Response(429, "{}", ("Retry-After", "40"))
                )
        );
        using var connection = transport.Connect(_clock, _meter.Name);
        await _clock.RunAsync(() => connection.GetAsync());
        var seconds = _clock.Elapsed.TotalSeconds.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains($"atlasgen.rate_limit.wait.duration {seconds} s {Get}", _meter.Lines);
    }

    [Theory]
    [InlineData(
        200,
        """{"access_token":"s3cret","expires_in":3600}""",
        " http.response.status_code=200"
    )]
    [InlineData(
        200,
        "{}",
        " http.response.status_code=200 error.type=AtlasGen.AtlasAuthenticationException"
    )]
    [InlineData(
        401,
        """{"error":"invalid_client"}""",
        " http.response.status_code=401 error.type=401"
    )]
    [InlineData(0, "", " error.type=System.Net.Http.HttpRequestException")]
    public async Task A_request_for_a_token_is_counted(int status, string body, string tags)
    {
        using var transport = new Transport(
            (request, _) =>
                !request.RequestUri!.AbsolutePath.StartsWith("/api/oauth", StringComparison.Ordinal)
                    ? Task.FromResult(Transport.Response(200, "{}"))
                : status == 0 ? throw new HttpRequestException("s3cret")
                : Task.FromResult(Transport.Response(status, body))
        );
        using var connection = transport.Connect(
            AtlasCredentials.ServiceAccount("id", "s3cret"),
            _meter.Name
        );
        if (status == 200 && body != "{}")
        {
            await connection.GetAsync();
        }
        else
        {
            await Assert.ThrowsAsync<AtlasAuthenticationException>(() => connection.GetAsync());
        }

        var requests = _meter
            .Lines.Where(line => line.StartsWith("atlasgen.token", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(requests);
        Assert.All(
            requests,
            line => Assert.Equal("atlasgen.token.requests 1 {request}" + tags, line)
        );
    }

    [Fact]
    public async Task A_client_without_a_name_has_no_attribute_for_it()
    {
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        // A status that no other test receives.
        var tagsOfCall = new List<string>();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name == "atlasgen.call.duration")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                var all = tags.ToArray();
                if (all.Any(tag => Equals(tag.Value, 247)))
                {
                    tagsOfCall.AddRange(all.Select(tag => tag.Key));
                }
            }
        );
        listener.Start();
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(247, "{}"))
        );
        using var connection = transport.Connect(configure: options => options.Name = "");
        await connection.GetAsync();
        Assert.Equal(["atlas.operation_id", "http.response.status_code"], tagsOfCall);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, null)]
    [InlineData(0, null)]
    [InlineData(200, "s3cret")]
    public async Task A_listener_that_throws_does_not_change_the_result(int status, string? secret)
    {
        var failures = 0;
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == "AtlasGen")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Fail(tags));
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Fail(tags));
        listener.Start();
        using var stop = new CancellationTokenSource();
        using var transport = new Transport(
            (request, token) =>
                request.RequestUri!.AbsolutePath.StartsWith("/api/oauth", StringComparison.Ordinal)
                    ? Task.FromResult(
                        Transport.Response(200, """{"access_token":"t","expires_in":3600}""")
                    )
                : status == 0 ? Transport.Never(token)
                : Task.FromResult(Transport.Response(status, "{}"))
        );
        const string Name = "a client of the test whose listener throws";
        using var connection = transport.Connect(
            secret is null ? null : AtlasCredentials.ServiceAccount("id", secret),
            options => options.Name = Name
        );
        var call = connection.GetAsync(stop.Token);
        switch (status)
        {
            case 200:
                await call;
                break;
            case 404:
                await Assert.ThrowsAsync<AtlasApiException>(() => call);
                break;
            default:
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
                break;
        }

        // The attempt and the call, and the token.
        Assert.Equal(secret is null ? 2 : 3, failures);
        Assert.Single(transport.Requests, request => request == "GET /things/1");

        void Fail(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Any(tag => Equals(tag.Value, Name)))
            {
                failures++;
                throw new InvalidOperationException("s3cret");
            }
        }
    }

    private string LastDuration() => _meter.Lines[^1].Split($"{Get} http.response.status_code=")[1];
}
