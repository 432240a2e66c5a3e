using System.Net;

namespace AtlasGen.Runtime;

/// <content>Creates the exceptions of the call.</content>
internal sealed partial class AtlasCall
{
    private (AtlasException Failure, bool TimeIsOver) Failure(
        Exception exception,
        AttemptTimer timer
    )
    {
        // Only the timer shows whether a time limit was exceeded, because a handler can cancel for its own reasons.
        if (!timer.Token.IsCancellationRequested)
        {
            return (
                new AtlasConnectionException(
                    $"{Info}: no complete response was received. {SafeText.Sentence(TransportFault.Describe(exception))}",
                    exception
                ),
                false
            );
        }

        var what = timer.EndsCall ? "the call" : "the attempt";
        return (
            new AtlasTimeoutException(
                $"{Info}: {what} timed out before the response was complete.",
                exception
            ),
            timer.EndsCall
        );
    }

    /// <summary>Creates the exception for a callback of the user that failed. It has no derived type, so the call is not retried.</summary>
    private AtlasException CallbackFailure(string callback, Exception exception) =>
        new($"{Info}: {callback} threw {exception.GetType().Name}.", exception);

    private AtlasException Fail(AtlasException failure)
    {
        End(Telemetry.ErrorType(failure));
        return Describe(failure);
    }

    private AtlasException Describe(AtlasException failure) =>
        failure.Of(Info, StatusOfTokenEndpoint(failure) ?? (_lastStatus == 0 ? null : _lastStatus));

    /// <summary>Returns the status that the token endpoint returned in the last attempt, or <see langword="null"/> if it returned none.</summary>
    private static HttpStatusCode? StatusOfTokenEndpoint(AtlasException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AtlasAuthenticationException authentication)
            {
                return authentication.StatusCode;
            }
        }

        return null;
    }
}
