using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Describes a property that ends a wait, as the document declares it. Calls do not change it.</summary>
/// <param name="path">The names of the property and of the objects that contain it, as they appear in JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasWaitCondition(params string[] path)
{
    /// <summary>Gets the values that end the wait, as text. If there are none, any value except null ends it.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets the names of the property and of the objects that contain it.</summary>
    internal string[] Path => path;

    /// <summary>Returns whether the text of the property, or <see langword="null"/> if it is not set, ends the wait.</summary>
    internal bool IsTrue(string? text) =>
        text is not null && (Values.Count == 0 || Values.Contains(text, StringComparer.Ordinal));
}
