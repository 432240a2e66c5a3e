namespace AtlasGen.Runtime;

/// <summary>Decides when a wait ends. A rule belongs to one wait.</summary>
/// <typeparam name="T">The type of the value that polls read.</typeparam>
internal abstract class WaitRule<T>
{
    /// <summary>Returns the state of a value, or <see langword="null"/> if it has none or the rule does not know it.</summary>
    public virtual string? StateOf(T value) => null;

    /// <summary>Decides what a value means.</summary>
    /// <param name="value">The value.</param>
    /// <param name="state">Its state.</param>
    public abstract WaitVerdict Judge(T value, string? state);

    /// <summary>Decides what it means that the server returned 404 or 410.</summary>
    /// <param name="elapsed">The time since the start of the wait.</param>
    public abstract WaitVerdict JudgeMissing(TimeSpan elapsed);
}

/// <summary>Specifies what a poll means for the wait.</summary>
internal enum WaitVerdict
{
    /// <summary>The wait continues.</summary>
    Continue,

    /// <summary>The wanted state is reached.</summary>
    Done,

    /// <summary>The wanted state can no longer be reached.</summary>
    Failed,
}
