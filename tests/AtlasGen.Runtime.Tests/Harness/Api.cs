using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>The code that a generated client would contain, written by hand for two operations.</summary>
internal static class Api
{
    public static readonly AtlasApi Description = new(
        "https://cloud.mongodb.com",
        static response => new AtlasApiException(response)
    );

    public static readonly AtlasOperation Get = new(
        Description,
        "getThing",
        "GET",
        "/things/{thingId}"
    )
    {
        Accept = "application/json",
        RequiredRoles = ["Project Owner"],
    };

    public static readonly AtlasOperation Patch = new(
        Description,
        "updateThing",
        "PATCH",
        "/things/{thingId}"
    )
    {
        Accept = "application/json",
        ContentType = "application/json",
    };

    public static AtlasConnection Connect(
        LoopbackServer server,
        AtlasCredentials? credentials = null,
        Action<AtlasClientOptions>? configure = null
    )
    {
        var options = new AtlasClientOptions
        {
            BaseAddress = server.Address,
            Credentials = credentials ?? AtlasCredentials.Token("t0ken"),
            Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1) },
        };
        configure?.Invoke(options);
        return new(Description, options);
    }

    public static Task<JsonElement> GetAsync(
        this AtlasConnection connection,
        string id = "1",
        bool? envelope = null,
        AtlasRequestOptions? options = null
    )
    {
        var request = new AtlasRequest(Get, $"/things/{id}", options);
        request.AddEnvelope(envelope);
        return connection.SendAsync<JsonElement, ElementJson>(
            request,
            TestContext.Current.CancellationToken
        );
    }

    public static Task<JsonElement> GetAsync(
        this AtlasConnection connection,
        CancellationToken cancellationToken
    ) =>
        connection.SendAsync<JsonElement, ElementJson>(
            new AtlasRequest(Get, $"/things/{1}", null),
            cancellationToken
        );

    public static Task<JsonElement> PatchAsync(
        this AtlasConnection connection,
        string id = "1",
        string body = "changed"
    )
    {
        var request = new AtlasRequest(Patch, $"/things/{id}", null);
        request.SetBody<string, StringJson>(body);
        return connection.SendAsync<JsonElement, ElementJson>(request, CancellationToken.None);
    }
}
