using System.Diagnostics;
using System.Net;

namespace AtlasGen.Runtime;

/// <content>Describes the call in its activity and in metrics.</content>
internal sealed partial class AtlasCall
{
    private readonly Activity? _activity;

    // The status that the current attempt received, or 0 if it received no response.
    private HttpStatusCode _status;

    // The kind of failure, or null if the call has succeeded. Nothing else ends a call that its caller cancels.
    private string? _errorType = Telemetry.Canceled;

    private HttpStatusCode? Status => _status == 0 ? null : _status;

    public void Dispose()
    {
        Metrics.RecordCall(
            _request.Operation.OperationId,
            _context.Endpoint.ClientName,
            _deadline,
            Status,
            _errorType
        );
        Telemetry.End(_activity, Status, _errorType);
    }

    private void RecordAttempt(string? errorType) =>
        Metrics.RecordAttempt(
            _request.Operation.OperationId,
            _context.Endpoint.ClientName,
            Status,
            errorType
        );
}
