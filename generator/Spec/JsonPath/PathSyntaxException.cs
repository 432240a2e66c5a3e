namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>Thrown when a text is not a valid JSONPath query.</summary>
/// <param name="position">The offset of the error.</param>
/// <param name="reason">What is wrong.</param>
internal sealed class PathSyntaxException(int position, string reason)
    : Exception($"at character {position + 1}, {reason}");
