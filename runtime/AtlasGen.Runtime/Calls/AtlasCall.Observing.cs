using System.Diagnostics;
using System.Net;

namespace AtlasGen.Runtime;

/// <content>Describes the call in its activity and in metrics.</content>
internal sealed partial class AtlasCall
{
    private readonly Activity? _activity;

    // The status that the current attempt received, or 0 if it received no response.
    private HttpStatusCode _status;

    private bool _hasSucceeded;
    private bool _hasEnded;

    private HttpStatusCode? Status => _status == 0 ? null : _status;

    /// <summary>Ends the call. If it has neither succeeded nor failed, the caller has canceled it.</summary>
    public void Dispose()
    {
        End(_hasSucceeded ? null : Telemetry.Canceled);
        _context.Endpoint.Time.Release();
    }

    private void End(string? errorType)
    {
        if (_hasEnded)
        {
            return;
        }

        _hasEnded = true;
        Metrics.RecordCall(
            _request.Operation.OperationId,
            _context.Endpoint.ClientName,
            _deadline,
            Status,
            errorType
        );
        Telemetry.End(_activity, Status, errorType);
    }

    private void RecordAttempt(string? errorType) =>
        Metrics.RecordAttempt(
            _request.Operation.OperationId,
            _context.Endpoint.ClientName,
            Status,
            errorType
        );
}
