using Acme.Atlas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AtlasGen.Testing.Tests;

public class AtlasFakeServiceTests
{
    private static readonly Group Shop = new()
    {
        Id = "1",
        Name = "Shop",
        OrgId = "2",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_the_application_calls_the_fake()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.GetGroup).Return(Shop);
        var services = new ServiceCollection();
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.BaseAddress = new Uri("https://atlas.example/base");
                options.Transport = new SocketsHttpHandler();
            })
            .AddHttpMessageHandler(() => new Tag());
        services.AddAtlasFake<IAtlasClient, AtlasClient>(fake);
        await using var provider = services.BuildServiceProvider();
        var atlas = provider.GetRequiredService<IAtlasClient>();
        Assert.Equal(Shop, await atlas.Projects.GetGroupAsync("1", cancellationToken: Stop));
        var request = fake.Requests(AtlasOperations.GetGroup).Single();
        Assert.Equal("https://atlas.example/base/api/atlas/v2/groups/1", request.Uri.ToString());
        Assert.Equal("a", request.Headers["X-Tag"]);
    }

    [Fact]
    public async Task A_client_that_is_added_later_calls_the_fake()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.GetGroup).Return(Shop);
        var services = new ServiceCollection();
        services.AddAtlasFake<IAtlasClient, AtlasClient>(fake);
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.BaseAddress = new Uri("https://atlas.invalid");
                options.Transport = new SocketsHttpHandler();
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        await using var provider = services.BuildServiceProvider();
        var atlas = provider.GetRequiredService<IAtlasClient>();
        Assert.Equal(Shop, await atlas.Projects.GetGroupAsync("1", cancellationToken: Stop));
    }

    [Fact]
    public async Task A_client_needs_no_other_registration()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.GetGroup).Return(Shop);
        var services = new ServiceCollection();
        services.AddAtlasFake<IAtlasClient, AtlasClient>(fake);
        services.AddKeyedAtlasFake<IAtlasClient, AtlasClient>("b", fake);
        await using var provider = services.BuildServiceProvider();
        await provider
            .GetRequiredService<IAtlasClient>()
            .Projects.GetGroupAsync("1", cancellationToken: Stop);
        await provider
            .GetRequiredKeyedService<IAtlasClient>("b")
            .Projects.GetGroupAsync("1", cancellationToken: Stop);
        Assert.Equal(2, fake.Requests(AtlasOperations.GetGroup).Count);
    }

    [Fact]
    public async Task A_service_without_credentials_starts_and_responds()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.GetGroup)
            .Fail(System.Net.HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.FromHours(1))
            .Return(Shop);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAtlasClient<IAtlasClient, AtlasClient>(
            builder.Configuration.GetSection("Atlas")
        );
        builder.Services.Configure<AtlasClientOptions>(
            typeof(IAtlasClient).FullName,
            options => options.Timeout = Timeout.InfiniteTimeSpan
        );
        builder.Services.AddAtlasFake<IAtlasClient, AtlasClient>(fake);
        await using var app = builder.Build();
        app.MapGet(
            "/projects/{id}",
            async (IAtlasClient atlas, string id) => (await atlas.Projects.GetGroupAsync(id)).Name
        );
        await app.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("Shop", await http.GetStringAsync("projects/7", Stop));
        Assert.Equal(
            ["7", "7"],
            fake.Requests(AtlasOperations.GetGroup).Select(request => request.Path["groupId"])
        );
    }

    private sealed class Tag : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.Headers.Add("X-Tag", "a");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
