using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Holds the text of an open enum, so that <c>default</c> and an empty text are equal.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EnumText
{
    /// <summary>Returns the text to store.</summary>
    /// <param name="value">The value as it is sent to the server.</param>
    /// <returns>The value, or <see langword="null"/> if it is empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static string? Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 ? null : value;
    }
}
