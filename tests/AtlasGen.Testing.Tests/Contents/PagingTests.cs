using System.Net;
using Acme.Paging;

namespace AtlasGen.Testing.Tests.Contents;

/// <summary>A list is divided into pages.</summary>
public sealed class PagingTests : IDisposable
{
    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _client;

    public PagingTests() => _client = _fake.CreateClient<AtlasClient>();

    private static readonly Alert[] Alerts =
    [
        .. Enumerable.Range(1, 250).Select(i => new Alert { Id = $"{i}" }),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task Each_request_gets_its_page()
    {
        _fake.On(AtlasOperations.ListAlerts).Return(Alerts);
        var found = await _client
            .Lists.EnumerateAlertsAsync("1", new() { ItemsPerPage = 70 }, cancellationToken: Stop)
            .ToListAsync(Stop);
        Assert.Equal(Alerts, found);
        Assert.Equal(
            ["1", "2", "3", "4"],
            _fake.Requests(AtlasOperations.ListAlerts).Select(request => request.Query["pageNum"])
        );
        var page = await _client.Lists.ListAlertsAsync("1", cancellationToken: Stop);
        Assert.Equal(Alerts.Take(100), page.Results);
        Assert.Equal(250, page.TotalCount);
    }

    [Fact]
    public async Task A_failure_between_pages_is_one_request()
    {
        _fake
            .On(AtlasOperations.ListAlerts)
            .Return(Alerts)
            .Fail(HttpStatusCode.TooManyRequests, "RATE_LIMITED", retryAfter: TimeSpan.FromHours(1))
            .Return(Alerts);
        using var client = _fake.CreateClient<AtlasClient>(options =>
            options.Timeout = Timeout.InfiniteTimeSpan
        );
        var start = _fake.TimeProvider.GetTimestamp();
        var found = await client
            .Lists.EnumerateAlertsAsync("1", cancellationToken: Stop)
            .ToListAsync(Stop);
        Assert.Equal(Alerts, found);
        Assert.Equal(4, _fake.Requests(AtlasOperations.ListAlerts).Count);
        // The client waits for 5 minutes at most.
        Assert.InRange(_fake.TimeProvider.GetElapsedTime(start).TotalMinutes, 5, 6);
    }

    [Fact]
    public async Task A_page_can_be_returned_as_it_is()
    {
        var page = new PaginatedAlert { Results = [Alerts[0]], TotalCount = 7 };
        _fake.On(AtlasOperations.ListAlerts).Return(page);
        Assert.Equal(page, await _client.Lists.ListAlertsAsync("1", cancellationToken: Stop));
    }

    [Fact]
    public async Task A_list_that_is_the_response_is_divided_too()
    {
        string[] regions = [.. Enumerable.Range(1, 25).Select(i => $"R{i}")];
        _fake.On(AtlasOperations.ListRegions).Return(regions);
        var found = await _client
            .Lists.EnumerateRegionsAsync(1, cancellationToken: Stop)
            .ToListAsync(Stop);
        Assert.Equal(regions, found);
    }

    [Fact]
    public async Task A_list_without_page_numbers_has_one_page()
    {
        _fake.On(AtlasOperations.ListPendingInvoices).Return(Alerts);
        var page = await _client.Lists.ListPendingInvoicesAsync(cancellationToken: Stop);
        Assert.Equal(Alerts, page.Results);
    }
}
