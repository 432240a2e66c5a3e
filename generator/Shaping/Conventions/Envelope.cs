namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Describes how Atlas wraps a response: the status and the content are properties of one object.</summary>
internal static class Envelope
{
    /// <summary>The query parameter that requests an envelope.</summary>
    public const string Parameter = "envelope";

    /// <summary>The property that holds what the operation returns.</summary>
    public const string Content = "content";

    /// <summary>The description of the parameter for callers of a client.</summary>
    public const string Description =
        "Whether the server wraps the response in an envelope with the status. The client returns the content in both cases.";

    private const string Status = "status";

    /// <summary>Returns whether an object with these required properties is an envelope.</summary>
    public static bool IsOne(IEnumerable<string> required)
    {
        var names = new HashSet<string>(required, StringComparer.Ordinal);
        return names.Contains(Content) && names.Contains(Status);
    }
}
