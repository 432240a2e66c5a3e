namespace AtlasGen.Runtime;

/// <summary>Describes a call for its exceptions. The facts are copied from the request once, and are then shared.</summary>
/// <param name="OperationId">The <c>operationId</c> of the operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="RequiredRoles">The Atlas roles that permit the operation; the caller needs one of them.</param>
/// <param name="Attempts">The number of attempts.</param>
internal sealed record CallInfo(
    string OperationId,
    string Method,
    string Path,
    IReadOnlyList<string> RequiredRoles,
    int Attempts
)
{
    /// <summary>The value for no call.</summary>
    public static readonly CallInfo None = new("", "", "", [], 1);

    /// <summary>Returns the beginning of a message.</summary>
    public override string ToString() =>
        $"{Method} {SafeText.Mask(Path)}{(OperationId.Length > 0 ? $" ({OperationId})" : "")}";
}
