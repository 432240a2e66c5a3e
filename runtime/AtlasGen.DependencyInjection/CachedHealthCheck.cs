using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AtlasGen.DependencyInjection;

/// <summary>Caches the result of a probe. Checks that run at the same time share one.</summary>
/// <param name="probe">The probe.</param>
/// <param name="duration">The time for which a result is used again.</param>
/// <param name="time">The time provider.</param>
internal sealed class CachedHealthCheck(HealthProbe probe, TimeSpan duration, TimeProvider time)
    : IHealthCheck
{
    private readonly object _lock = new();
    private Task<HealthCheckResult>? _result;
    private long _completedAt;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        lock (_lock)
        {
            if (_result is null || IsOld(_result))
            {
                _result = RunAsync(context.Registration.FailureStatus);
            }

            // A caller that cancels does not take the result from the others.
            return _result.WaitAsync(cancellationToken);
        }
    }

    private bool IsOld(Task result) =>
        result.IsCompleted && time.GetElapsedTime(_completedAt) >= duration;

    private async Task<HealthCheckResult> RunAsync(HealthStatus failureStatus)
    {
        // Releases the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var result = await probe.RunAsync(failureStatus).ConfigureAwait(false);
        _completedAt = time.GetTimestamp();
        return result;
    }
}
