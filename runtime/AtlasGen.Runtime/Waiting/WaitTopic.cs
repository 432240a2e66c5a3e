namespace AtlasGen.Runtime;

/// <summary>Describes what a wait is about, for its exceptions.</summary>
/// <param name="Operation">The operation that changed something, or <see langword="null"/> for none.</param>
/// <param name="Response">The response to the change, or <see langword="null"/> for none.</param>
internal sealed record WaitTopic(AtlasOperation? Operation, object? Response)
{
    /// <summary>The value for a wait without a change.</summary>
    public static readonly WaitTopic None = new(null, null);

    /// <summary>Gets the call that made the change. The path is the template, because the wait does not know the request.</summary>
    public CallInfo Call { get; } =
        Operation is null
            ? CallInfo.None
            : new(
                Operation.OperationId,
                Operation.Method.Method,
                Operation.Path,
                Operation.RequiredRoles,
                1
            );

    /// <summary>Gets the beginning of a message.</summary>
    public string Subject => Operation is null ? "The wait" : $"{Call}: the wait";
}
