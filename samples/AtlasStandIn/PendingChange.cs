namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a change that is complete after it was polled several times.</summary>
internal sealed class PendingChange(string during, string after, int polls)
{
    private int _polls = polls;

    /// <summary>Gets the current state.</summary>
    public string State => _polls > 0 ? during : after;

    /// <summary>Returns the current state, and counts the poll.</summary>
    public string Poll()
    {
        var state = State;
        _polls--;
        return state;
    }
}
