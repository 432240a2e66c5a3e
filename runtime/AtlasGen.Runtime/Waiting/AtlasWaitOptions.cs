using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Provides options for waiting: the time limit, the interval between polls, and a callback.</summary>
public sealed class AtlasWaitOptions
{
    internal static readonly AtlasWaitOptions Default = new();

    private readonly TimeSpan _timeout = TimeSpan.FromHours(1);
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets the time limit for the wait. The default is 1 hour. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no
    /// limit.
    /// </summary>
    /// <remarks>
    /// The limit also ends a poll that is in progress. In a method that changes something and then waits, the time starts after
    /// the response to the change. If the remaining time is too short for another poll, the wait ends immediately.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        init =>
            _timeout =
                value > TimeSpan.Zero || value == System.Threading.Timeout.InfiniteTimeSpan
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        $"{nameof(Timeout)} must be greater than zero, or Timeout.InfiniteTimeSpan for no limit."
                    );
    }

    /// <summary>Gets the time between two polls. The default is 5 seconds.</summary>
    /// <remarks>If the response to a poll has a longer <c>Retry-After</c>, the wait follows it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative, or longer than 49 days.</exception>
    public TimeSpan Interval
    {
        get => _interval;
        init =>
            _interval =
                value > TimeSpan.Zero && value <= Deadline.Longest
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        $"{nameof(Interval)} must be greater than zero, and at most 49 days."
                    );
    }

    /// <summary>
    /// Gets the callback that is invoked after every poll, also after one that failed. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// An exception thrown by the callback ends the wait, and becomes the inner exception of an <see cref="AtlasWaitException"/>.
    /// </remarks>
    public Action<AtlasWaitProgress>? OnPoll { get; init; }

    /// <summary>
    /// Gets the time provider, which tests can replace to avoid waiting. The default is <see langword="null"/>: the time provider
    /// of the client, or <see cref="System.TimeProvider.System"/> for <see cref="AtlasWait"/>.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }
}
