using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Defines an open enum, which has well-known values and accepts any other value that the server sends.</summary>
/// <typeparam name="TSelf">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasEnum<TSelf>
    where TSelf : struct, IAtlasEnum<TSelf>
{
    /// <summary>Gets the value as it appears in JSON, a path, or a query. It is empty for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Returns the enum value for a value that the server sent, whether it is known or not.</summary>
    /// <param name="value">The value as it appears in JSON.</param>
    /// <returns>The enum value.</returns>
    static abstract TSelf FromValue(string value);
}
