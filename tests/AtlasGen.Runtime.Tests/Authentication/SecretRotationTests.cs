using System.Collections.Concurrent;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Rotates the secrets of a service account while many callers use it.</summary>
public class SecretRotationTests
{
    [Fact]
    public async Task Two_rotations_do_not_fail_a_call()
    {
        var account = new Account();
        await using var server = await LoopbackServer.StartAsync(account.AnswerAsync);
        var secret = account.Add("one");
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ => new(Volatile.Read(ref secret)))
        );
        using var end = new CancellationTokenSource();
        var calls = 0;
        var callers = Enumerable
            .Range(0, 20)
            .Select(async _ =>
            {
                while (!end.IsCancellationRequested)
                {
                    await connection.GetAsync();
                    Interlocked.Increment(ref calls);
                }
            })
            .ToList();
        foreach (var name in new[] { "two", "three" })
        {
            await CallsAsync();
            var added = account.Add(name);
            Volatile.Write(ref secret, added);
            await CallsAsync();
            // The tokens of the old secret end with it, so all callers need a new token.
            account.RemoveAllBut(added);
            await CallsAsync();
        }

        await end.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(["one", "two", "three"], account.Issued.Select(item => item.Split(' ')[0]));

        // Waits until calls that began later have succeeded, or one has failed.
        async Task CallsAsync()
        {
            var goal = Volatile.Read(ref calls) + 50;
            while (Volatile.Read(ref calls) < goal)
            {
                Assert.All(
                    callers,
                    caller => Assert.False(caller.IsFaulted, $"{caller.Exception}")
                );
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_secret_that_is_rotated_while_it_is_sent_does_not_fail_the_call()
    {
        var account = new Account { Gate = new Gate() };
        await using var server = await LoopbackServer.StartAsync(account.AnswerAsync);
        var secret = account.Add("one");
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ServiceAccount(_ => new(Volatile.Read(ref secret)))
        );
        var call = connection.GetAsync();
        await account.Gate.IsReached;
        Volatile.Write(ref secret, account.Add("two"));
        account.RemoveAllBut(secret);
        account.Gate.Open();
        await call;
        Assert.Equal(["two 1"], account.Issued);
    }

    /// <summary>A service account whose secrets are added and removed, and the API that accepts its tokens.</summary>
    private sealed class Account
    {
        private readonly ConcurrentDictionary<string, bool> _secrets = [];

        /// <summary>Gets the issued tokens, each with its secret.</summary>
        public ConcurrentQueue<string> Issued { get; } = [];

        public Gate? Gate { get; init; }

        public AtlasClientSecret Add(string secret)
        {
            _secrets[secret] = true;
            return new("id", secret);
        }

        public void RemoveAllBut(AtlasClientSecret kept)
        {
            foreach (var secret in _secrets.Keys.Where(secret => secret != kept.Secret))
            {
                _secrets.TryRemove(secret, out _);
            }
        }

        public async Task AnswerAsync(HttpContext context)
        {
            var authorization = context.Request.Headers.Authorization.ToString().Split(' ');
            if (context.Request.Path != "/api/oauth/token")
            {
                var isValid = _secrets.ContainsKey(authorization[1].Split('.')[0]);
                await LoopbackServer.Json(isValid ? 200 : 401, "{}")(context);
                return;
            }

            await (Gate?.PassAsync() ?? Task.CompletedTask);
            var secret = Encoding
                .UTF8.GetString(Convert.FromBase64String(authorization[1]))
                .Split(':')[1];
            if (!_secrets.ContainsKey(secret))
            {
                await LoopbackServer.Json(401, """{"error":"invalid_client"}""")(context);
                return;
            }

            Issued.Enqueue($"{secret} {Issued.Count + 1}");
            await LoopbackServer.Json(
                200,
                $$"""{"access_token":"{{secret}}.{{Issued.Count}}","expires_in":3600}"""
            )(context);
        }
    }
}
