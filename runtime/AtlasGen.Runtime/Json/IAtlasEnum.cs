using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>An open enum: well-known values, and every other value the server may send one day.</summary>
/// <typeparam name="TSelf">The open enum itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasEnum<TSelf>
    where TSelf : struct, IAtlasEnum<TSelf>
{
    /// <summary>The value as it stands in JSON, a path or a query; empty for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Makes the enum value for a wire value, known or not.</summary>
    /// <param name="value">The wire value.</param>
    /// <returns>The enum value.</returns>
    static abstract TSelf FromValue(string value);
}
