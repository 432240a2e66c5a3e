using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Package.Tests;

/// <summary>Tests a program that uses each kind of credentials, and compares what it sets with what the server receives.</summary>
public partial class CredentialsTests(PackedPackages packages)
{
    private static readonly string[] Headers = ["X-Api-Key", "X-Signature"];

    private const string Document = """
        openapi: 3.1.0
        info: { title: Orders, version: "1" }
        servers: [{ url: 'https://example.com' }]
        security: [{ basic: [] }]
        paths:
          /orders: { get: { operationId: getOrders, responses: { "204": { description: Done. } } } }
          /query: { get: { operationId: getQuery, security: [{ query: [] }], responses: { "204": { description: Done. } } } }
        components:
          securitySchemes:
            basic: { type: http, scheme: basic }
            query: { type: apiKey, in: query, name: key }
        """;

    [Fact]
    public async Task Each_kind_sends_what_the_caller_sets()
    {
        var project = Project(
            """
            using Acme.Atlas;
            using AtlasGen;

            var server = new Uri(args[0]);
            foreach (
                var credentials in new[]
                {
                    AtlasCredentials.Basic("Ädä", "p:ss"),
                    AtlasCredentials.Header("X-Api-Key", "k3y"),
                    AtlasCredentials.Header("Authorization", "Key k3y"),
                    AtlasCredentials.ClientCredentials(new Uri(server, "/login"), "an id", "s+cret", "orders:read", "orders:write"),
                    AtlasCredentials.Custom((request, stop) =>
                    {
                        request.Headers.Add("X-Signature", $"{request.Method} {request.RequestUri!.AbsolutePath}");
                        request.RequestUri = new UriBuilder(request.RequestUri!) { Query = "key=k3y" }.Uri;
                        return default;
                    }),
                    AtlasCredentials.ApiKey("public", "private"),
                    AtlasCredentials.ServiceAccount("an id", "s+cret"),
                    AtlasCredentials.Token("t0ken"),
                    AtlasCredentials.FromEnvironment(),
                })
            {
                using var client = AtlasClient.Create(new AtlasClientOptions { BaseAddress = server, Credentials = credentials });
                await client.Default.GetOrdersAsync();
                Console.WriteLine(credentials);
            }
            """
        );
        project.Write("atlas.yaml", Document);
        await project.BuildCleanAsync();
        var requests = new ConcurrentQueue<string>();
        await using var server = await LoopbackKestrel.StartAsync(async context =>
        {
            var request = context.Request;
            using var reader = new StreamReader(request.Body);
            var names = Headers.Where(request.Headers.ContainsKey);
            var authorization = request.Headers.Authorization.ToString();
            requests.Enqueue(
                string.Join(
                    " | ",
                    [
                        $"{request.Method} {request.Path}{request.QueryString}",
                        authorization.StartsWith("Digest ", StringComparison.Ordinal)
                            ? IsDigest(authorization)
                                ? "a correct digest"
                                : authorization
                            : authorization,
                        .. names.Select(name => $"{name}: {request.Headers[name]}"),
                        await reader.ReadToEndAsync(),
                    ]
                )
            );
            if (request.Method == "POST")
            {
                await context.Response.WriteAsync(
                    """{ "access_token": "t", "token_type": "Bearer", "expires_in": 3600 }"""
                );
                return;
            }

            // The credentials of an API key send nothing before they are challenged.
            context.Response.StatusCode =
                request.Headers.Authorization.Count + names.Count() > 0 ? 204 : 401;
            context.Response.Headers.WWWAuthenticate =
                """Digest realm="r", nonce="n", qop="auth", algorithm=MD5""";
        });
        var run = await Dotnet.RunProgramAsync(
            "dotnet",
            project.Folder,
            new()
            {
                ["MCLI_PUBLIC_API_KEY"] = "unused",
                ["MCLI_PRIVATE_API_KEY"] = "unused",
                ["MONGODB_ATLAS_CLIENT_ID"] = "mdb_sa_id_1",
                ["MONGODB_ATLAS_CLIENT_SECRET"] = "mdb_sa_sk_1",
            },
            Path.Combine("bin", "Debug", "net10.0", "Acme.Tool.dll"),
            server.Address.ToString()
        );
        Assert.Equal(
            [
                "user name and password",
                "header X-Api-Key",
                "header Authorization",
                "client credentials",
                "custom credentials",
                "API key (digest)",
                "service account",
                "access token",
                "service account",
            ],
            run.AssertSucceeded().Output.Trim().Split('\n', StringSplitOptions.TrimEntries)
        );
        const string call = "GET /orders | ";
        Assert.Equal(
            [
                $"{call}Basic {Base64("Ädä:p:ss")} | ",
                $"{call} | X-Api-Key: k3y | ",
                $"{call}Key k3y | ",
                // The ID and the secret are encoded as a form first (RFC 6749 section 2.3.1).
                $"POST /login | Basic {Base64("an+id:s%2Bcret")} | grant_type=client_credentials&scope=orders%3Aread+orders%3Awrite",
                $"{call}Bearer t | ",
                "GET /orders?key=k3y |  | X-Signature: GET /orders | ",
                $"{call} | ",
                $"{call}a correct digest | ",
                $"POST /api/oauth/token | Basic {Base64("an+id:s%2Bcret")} | grant_type=client_credentials",
                $"{call}Bearer t | ",
                $"{call}Bearer t0ken | ",
                $"POST /api/oauth/token | Basic {Base64("mdb_sa_id_1:mdb_sa_sk_1")} | grant_type=client_credentials",
                $"{call}Bearer t | ",
            ],
            requests
        );
    }

    [Fact]
    public async Task Two_rotations_of_a_secret_do_not_fail_a_call()
    {
        var project = Project(
            """
            using Acme.Atlas;
            using AtlasGen;

            using var client = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.ServiceAccount(async stop =>
                    new AtlasClientSecret("id", (await File.ReadAllTextAsync("secret.txt", stop)).Trim())),
            });
            var calls = 0;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            {
                while (!File.Exists("stop.txt"))
                {
                    await client.Default.GetOrdersAsync();
                    Interlocked.Increment(ref calls);
                }
            }));
            Console.WriteLine(calls);
            """
        );
        project.Write("atlas.yaml", Document);
        await project.BuildCleanAsync();
        var valid = new ConcurrentDictionary<string, bool> { ["one"] = true };
        var (calls, rejected) = (0, 0);
        var issued = new ConcurrentQueue<string>();
        await using var server = await LoopbackKestrel.StartAsync(context =>
        {
            var value = context.Request.Headers.Authorization.ToString().Split(' ')[1];
            if (context.Request.Method == "POST")
            {
                var secret = Encoding.UTF8.GetString(Convert.FromBase64String(value)).Split(':')[1];
                issued.Enqueue(secret);
                return context.Response.WriteAsync(
                    $$"""{ "access_token": "{{secret}}", "token_type": "Bearer", "expires_in": 3600 }"""
                );
            }

            var isValid = valid.ContainsKey(value);
            Interlocked.Increment(ref isValid ? ref calls : ref rejected);
            context.Response.StatusCode = isValid ? 204 : 401;
            return Task.CompletedTask;
        });
        project.Write("secret.txt", "one\n");
        var running = project.RunAsync(server.Address.ToString());
        foreach (var (old, rotated) in new[] { ("one", "two"), ("two", "three") })
        {
            await CallsAsync();
            valid[rotated] = true;
            // A file that is moved is complete at every time.
            project.Write("next.txt", $"{rotated}\n");
            File.Move(
                Path.Combine(project.Folder, "next.txt"),
                Path.Combine(project.Folder, "secret.txt"),
                overwrite: true
            );
            await CallsAsync();
            // The tokens of a secret end with it.
            valid.TryRemove(old, out _);
            await CallsAsync();
        }

        project.Write("stop.txt", "");
        var run = await running;
        Assert.Equal($"{calls}", run.AssertSucceeded().Output.Trim());
        Assert.Equal(["one", "two", "three"], issued);
        Assert.True(rejected > 0);

        async Task CallsAsync()
        {
            for (var goal = Volatile.Read(ref calls) + 50; Volatile.Read(ref calls) < goal; )
            {
                Assert.False(running.IsCompleted, "The program ended.");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }
    }

    [Fact]
    public async Task A_build_names_the_scheme_that_no_credentials_support()
    {
        var project = Project("Console.WriteLine(typeof(Acme.Atlas.AtlasClient));");
        project.Write("atlas.yaml", Document);
        // A build shows the messages of the compiler from this verbosity on.
        var built = await project.BuildAsync("-v:d");
        var message = Assert.Single(
            built
                .AssertSucceeded()
                .Output.Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("AG2016", StringComparison.Ordinal))
                .Distinct()
        );
        Assert.Contains(
            "atlas.yaml(7,56): info AG2016: No credentials support the required security scheme 'query' (apiKey in query). Add it to the requests by AtlasCredentials.Custom.",
            message,
            StringComparison.Ordinal
        );
    }

    private UserProject Project(string program) =>
        new(
            packages,
            "credentials",
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" />""",
            program
        );

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns whether a header proves the private key (RFC 7616 section 3.4.1).</summary>
    private static bool IsDigest(string authorization)
    {
        var parts = Part()
            .Matches(authorization)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var proof = Hash(
            $"{Hash("public:r:private")}:n:{parts["nc"]}:{parts["cnonce"]}:auth:{Hash("GET:/orders")}"
        );
        return parts["username"] == "public" && parts["response"] == proof;
    }

    private static string Hash(string text) =>
#pragma warning disable CA5351 // The algorithm of the challenge.
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("(\\w+)=\"?([^\",]*)")]
    private static partial Regex Part();
}
