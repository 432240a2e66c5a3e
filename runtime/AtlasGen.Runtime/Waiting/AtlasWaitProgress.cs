namespace AtlasGen;

/// <summary>Describes a poll for <see cref="AtlasWaitOptions.OnPoll"/>.</summary>
public sealed class AtlasWaitProgress
{
    /// <summary>Gets the number of the poll, starting at 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets the time since the start of the wait.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Gets the last state that a poll read, such as <c>CREATING</c>, or <see langword="null"/> if there is none yet. The methods
    /// of <see cref="AtlasWait"/> do not know a state.
    /// </summary>
    public string? State { get; init; }

    /// <summary>Gets the last value that a poll read, or <see langword="null"/> if there is none yet.</summary>
    public object? Value { get; init; }

    /// <summary>Gets the failure of this poll, which the wait survives or ends with, or <see langword="null"/> if the poll succeeded.</summary>
    public AtlasException? Error { get; init; }
}
