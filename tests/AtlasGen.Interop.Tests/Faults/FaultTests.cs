using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Interop.Tests.Faults;

/// <summary>
/// Sends a hundred thousand calls to a faulty server. Each must end with the right result, or with an error that names
/// the fault.
/// </summary>
[Collection(nameof(Alone))]
public class FaultTests
{
    private const int Calls = 100_000;
    private const int Tasks = 64;
    private const string Secret = "s3cretK3y";

    // An email address, a credential in a header, and values derived from credentials.
    private static readonly string[] Secrets =
    [
        Secret,
        FaultServer.Token,
        FaultServer.Nonce,
        "@",
        "%40",
        "Bearer",
        "response=",
        "cnonce",
    ];

    private static readonly Fault[] Faults = Enum.GetValues<Fault>();

    private readonly ConcurrentDictionary<string, int> _wrong = new();
    private readonly ConcurrentDictionary<Fault, int> _ended = new();
    private int _leaks;

    [Fact]
    public async Task Every_call_ends_as_it_should()
    {
        var unobserved = new ConcurrentQueue<string>();
        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e) =>
            unobserved.Enqueue(e.Exception.ToString());
        // Collects the tasks that earlier tests have left.
        Measure();
        using var listener = Listen();
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        await using var server = new FaultServer(new Uri($"http://{trap.LocalEndpoint}/"));
        await using var services = Services(server);
        IAtlasClient[] clients =
        [
            services.GetRequiredKeyedService<IAtlasClient>("service account"),
            services.GetRequiredKeyedService<IAtlasClient>("API key"),
        ];
        // The resources of the first tenth must be enough for all calls.
        await CallAsync(clients, 0, Calls / 10);
        var (memory, handles) = Measure();
        await CallAsync(clients, Calls / 10, Calls);
        var (memoryAfter, handlesAfter) = Measure();
        TestContext.Current.SendDiagnosticMessage(
            "{0} calls; memory {1:N0} → {2:N0} bytes; handles {3} → {4}",
            Calls,
            memory,
            memoryAfter,
            handles,
            handlesAfter
        );
        Assert.InRange(memoryAfter, 0, memory + (16 * 1024 * 1024));
        Assert.InRange(handlesAfter, 0, handles + (2 * Tasks));

        Measure();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        Assert.Empty(_wrong);
        Assert.Equal(Calls, _ended.Values.Sum());
        Assert.All(
            Faults,
            fault =>
                Assert.InRange(_ended[fault], Calls / Faults.Length, (Calls / Faults.Length) + 1)
        );
        Assert.Empty(unobserved);
        Assert.Equal(0, _leaks);
        // No client followed the redirects.
        Assert.False(trap.Pending());
    }

    /// <summary>
    /// Returns both kinds of authentication, with the handlers of the factory and with all logging enabled.
    /// </summary>
    private ServiceProvider Services(FaultServer server)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddProvider(new TestLog(Search)).SetMinimumLevel(LogLevel.Trace)
        );
        Add("service account", AtlasCredentials.ServiceAccount("id", Secret));
        Add("API key", AtlasCredentials.ApiKey("public", Secret));
        return services.BuildServiceProvider();

        void Add(string key, AtlasCredentials credentials) =>
            services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(
                key,
                options =>
                {
                    options.BaseAddress = server.Address;
                    options.Credentials = credentials;
                    options.Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1) };
                    Search($"{options} {options.Credentials} {options.Retry}");
                }
            );
    }

    private async Task CallAsync(IAtlasClient[] clients, int from, int to)
    {
        var next = from - 1;
        await Task.WhenAll(
            Enumerable
                .Range(0, Tasks)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (
                            var i = Interlocked.Increment(ref next);
                            i < to;
                            i = Interlocked.Increment(ref next)
                        )
                        {
                            await CallAsync(clients[i / Faults.Length / 2 % clients.Length], i);
                        }
                    })
                )
        );
    }

    private async Task CallAsync(IAtlasClient atlas, int i)
    {
        var fault = Faults[i % Faults.Length];
        // Half of the calls must not be retried.
        var isPatch = i / Faults.Length % 2 == 0;
        var options = fault switch
        {
            Fault.StalledBody => new AtlasRequestOptions
            {
                Timeout = TimeSpan.FromMilliseconds(150),
            },
            // It is less than the server requires to wait.
            Fault.RateLimit => new AtlasRequestOptions { Timeout = TimeSpan.FromSeconds(50) },
            _ => null,
        };
        // A project at its rate limit must not hold back the calls of the others.
        var project = fault is Fault.RateLimit or Fault.RateLimitOnce ? $"g{i}" : "g";
        string result;
        try
        {
            var invitation = isPatch
                ? await atlas.Projects.UpdateProjectInvitationByIdAsync(
                    project,
                    $"{fault}-{i}",
                    new GroupInvitationUpdateRequest(),
                    options: options
                )
                : await atlas.Projects.GetProjectInvitationAsync(
                    project,
                    $"{fault}-{i}",
                    options: options
                );
            result = invitation.GroupName ?? "nothing";
        }
        catch (AtlasException exception)
        {
            result = Describe(exception);
            Search(exception.ToString());
        }

        _ended.AddOrUpdate(fault, 1, static (_, count) => count + 1);
        if (result != Expected(fault))
        {
            _wrong.AddOrUpdate(
                $"{fault} {(isPatch ? "PATCH" : "GET")}: {result}",
                1,
                static (_, count) => count + 1
            );
        }
    }

    private static string Describe(AtlasException exception) =>
        exception is AtlasApiException { ErrorCode: var code }
            ? $"{exception.GetType().Name} {code}"
            : exception.GetType().Name;

    private static string Expected(Fault fault) =>
        fault switch
        {
            Fault.None or Fault.SlowBody or Fault.RateLimitOnce => "all of it",
            Fault.RateLimit => "AtlasTooManyRequestsException RATE_LIMITED_TOKEN_BUCKET",
            Fault.HtmlOfAGateway => "AtlasServerErrorException ",
            Fault.NotFound => "AtlasNotFoundException USER_NOT_FOUND",
            Fault.Redirect => "AtlasApiException ",
            Fault.GarbageJson or Fault.EmptySuccess or Fault.LengthTooSmall =>
                "AtlasResponseFormatException",
            Fault.StalledBody => "AtlasTimeoutException",
            _ => "AtlasConnectionException",
        };

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                Search(activity.DisplayName);
                foreach (var (_, value) in activity.TagObjects)
                {
                    Search($"{value}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Search(string text)
    {
        if (Secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            Interlocked.Increment(ref _leaks);
            _wrong.TryAdd("leak: " + text, 1);
        }
    }

    private static (long Memory, int Handles) Measure()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.HandleCount);
    }
}

/// <summary>Memory, handles, and traces are those of the whole process, so nothing else may run in parallel.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
