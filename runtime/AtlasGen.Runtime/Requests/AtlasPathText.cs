using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>The values of a list or an object in a path, which <see cref="AtlasPath"/> appends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AtlasPathText
{
    internal AtlasPathText(string value, string escaped)
    {
        Value = value;
        Escaped = escaped;
    }

    /// <summary>Gets the text, which determines whether the path can contain it.</summary>
    internal string Value { get; }

    /// <summary>Gets the text as it is sent, in which values are escaped and separators are not.</summary>
    internal string Escaped { get; }
}
