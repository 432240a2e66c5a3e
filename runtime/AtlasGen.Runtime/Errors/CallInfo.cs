namespace AtlasGen.Runtime;

/// <summary>The facts about a call that its exceptions state; copied from the request once, and shared from then on.</summary>
/// <param name="OperationId">The operationId.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="RequiredRoles">The Atlas roles of which the caller needs one.</param>
/// <param name="Attempts">How often the call was sent.</param>
internal sealed record CallInfo(
    string OperationId,
    string Method,
    string Path,
    IReadOnlyList<string> RequiredRoles,
    int Attempts
)
{
    /// <summary>No call.</summary>
    public static readonly CallInfo None = new("", "", "", [], 1);

    /// <summary>Returns the beginning of a message.</summary>
    public override string ToString() =>
        $"{Method} {SafeText.Mask(Path)}{(OperationId.Length > 0 ? $" ({OperationId})" : "")}";
}
