namespace AtlasGen.Runtime;

/// <summary>Represents the calls that probably share a rate limit. Responses do not name the operations that do.</summary>
/// <param name="Resource">The path template without the parameter at its end, such as <c>/groups/{groupId}/clusters</c>.</param>
/// <param name="Owner">
/// The argument of its first parameter, which in Atlas is a project or an organization. It is empty if there is none.
/// </param>
internal readonly record struct RateLimitScope(string Resource, string Owner)
{
    /// <summary>Gets the scope of the same operations for all projects and organizations.</summary>
    public RateLimitScope Wide => this with { Owner = "" };

    /// <summary>Returns the scope of a call.</summary>
    /// <param name="resource">The path template without the parameter at its end.</param>
    /// <param name="path">The path, including the arguments.</param>
    public static RateLimitScope Of(string resource, string path)
    {
        var index = Array.FindIndex(resource.Split('/'), segment => segment.Contains('{'));
        var segments = path.Split('/');
        return new(resource, index >= 0 && index < segments.Length ? segments[index] : "");
    }
}
