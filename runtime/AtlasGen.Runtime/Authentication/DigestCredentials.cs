using System.Collections.Concurrent;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Authenticates with HTTP digest (RFC 7616). It reuses nonces, so that a call usually is one round trip.</summary>
/// <remarks>
/// <c>HttpClientHandler</c> would need a new challenge for every call. Here, all callers share one nonce and count its uses. A
/// server may accept the counts only in order, but calls overtake each other. Therefore, if the server rejects a shared nonce, the
/// call tries again with the new challenge, which no other call knows, and shares it if it works.
/// </remarks>
internal sealed class DigestCredentials(string userName, string password) : AtlasCredentials
{
    // On a busy machine, a nonce can expire repeatedly before it arrives. If the server rejects every nonce, the client pauses
    // between requests, because a call without a time limit would never end.
    private const int QuickTries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Uri, ServerState> _servers = new();

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        var state = _servers.GetOrAdd(attempt.Endpoint.Address, static _ => new());
        var (session, response) = attempt.CanRepeat
            ? await state.JoinAsync(this, attempt, cancellationToken).ConfigureAwait(false)
            : await ProbeAsync(state, attempt, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            // The server accepts the request without credentials, or requires other credentials.
            return response!;
        }

        response = await SendAsync(attempt, session, cancellationToken).ConfigureAwait(false);
        var shared = session;
        var pause = FirstPause;
        for (var tries = 0; response.StatusCode is HttpStatusCode.Unauthorized; tries++)
        {
            var challenge = Challenge(response);
            // No other call has used this nonce, so it was not rejected because of the order of its uses.
            var isFinal = session.Uses == 1 && challenge is { IsStale: false };
            if (challenge is null || isFinal)
            {
                return response;
            }

            response.Dispose();
            if (tries >= QuickTries)
            {
                await PauseAsync(pause, attempt, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            session = Begin(challenge);
            response = await SendAsync(attempt, session, cancellationToken).ConfigureAwait(false);
        }

        if (response.StatusCode is not HttpStatusCode.Unauthorized)
        {
            // A session that was shared is not shared again, because there may be a newer one.
            if (NextNonce(response) is { } nonce && DigestChallenge.IsNonce(nonce))
            {
                state.Session = Begin(session.Next(nonce));
            }
            else if (session != shared)
            {
                state.Session = session;
            }
        }

        return response;
    }

    /// <inheritdoc/>
    public override string ToString() => "API key (digest)";

    private static async Task PauseAsync(
        TimeSpan pause,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var time = attempt.Endpoint.Time;
            await time.WithoutHold(
                    new Deadline(time, Timeout.InfiniteTimeSpan).TryWaitAsync(
                        pause,
                        cancellationToken
                    )
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            // The call throws a timeout with this as the inner exception, unless the caller canceled it.
            throw new OperationCanceledException(
                "The server rejected every nonce until the end of the attempt (401).",
                exception,
                cancellationToken
            );
        }
    }

    /// <summary>
    /// Gets a separate nonce for a body that can be read only once, before the body is read. A challenge, or a rejected shared
    /// nonce, would require the body again.
    /// </summary>
    private async ValueTask<(DigestSession? Session, HttpResponseMessage? Response)> ProbeAsync(
        ServerState state,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        using (var response = await attempt.ProbeAsync(cancellationToken).ConfigureAwait(false))
        {
            if (
                response.StatusCode is HttpStatusCode.Unauthorized
                && Challenge(response) is { } challenge
            )
            {
                return (Begin(challenge), null);
            }
        }

        // The URL allows GET without credentials, or does not support GET. The server can respond before it reads the body.
        attempt.ExpectsContinue = true;
        return await state.JoinAsync(this, attempt, cancellationToken).ConfigureAwait(false);
    }

    private static Task<HttpResponseMessage> SendAsync(
        Attempt attempt,
        DigestSession session,
        CancellationToken cancellationToken
    ) => attempt.SendAsync(session.Authorize(attempt.Method, attempt.Target), cancellationToken);

    private static DigestChallenge? Challenge(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var fields)
            ? DigestChallenge.Choose(fields)
            : null;

    private static string? NextNonce(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Authentication-Info", out var fields)
            ? ChallengeParser.ParseParameters(fields.ToString()).GetValueOrDefault("nextnonce")
            : null;

    /// <summary>Holds the nonce of one server, which must never be sent to another server.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is not used has nothing to dispose.
    private sealed class ServerState
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim _first = new(1);

        private volatile DigestSession? _session;

        public DigestSession? Session
        {
            get => _session;
            set => _session = value;
        }

        /// <summary>Returns the shared session. The first caller requests a challenge, and the others wait for it.</summary>
        /// <returns>The session, or the response of a server that does not offer digest.</returns>
        public async ValueTask<(DigestSession? Session, HttpResponseMessage? Response)> JoinAsync(
            DigestCredentials credentials,
            Attempt attempt,
            CancellationToken cancellationToken
        )
        {
            if (Session is { } known)
            {
                return (known, null);
            }

            var turn = _first.WaitAsync(Timeout.Infinite, cancellationToken);
            await attempt
                .Endpoint.Time.WithoutHold(new ValueTask<bool>(turn))
                .ConfigureAwait(false);
            try
            {
                if (Session is { } other)
                {
                    return (other, null);
                }

                var response = await attempt
                    .SendAsync(null, cancellationToken)
                    .ConfigureAwait(false);
                if (
                    response.StatusCode is not HttpStatusCode.Unauthorized
                    || Challenge(response) is not { } challenge
                )
                {
                    return (null, response);
                }

                response.Dispose();
                return (Session = credentials.Begin(challenge), null);
            }
            finally
            {
                _first.Release();
            }
        }
    }

    private DigestSession Begin(DigestChallenge challenge) => new(challenge, userName, password);
}
