using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>An open enum over integers: well-known values, and every other value the server may send one day.</summary>
/// <typeparam name="TSelf">The open enum itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasIntegerEnum<TSelf>
    where TSelf : struct, IAtlasIntegerEnum<TSelf>
{
    /// <summary>The value as it stands in JSON, a path or a query.</summary>
    long Value { get; }

    /// <summary>Makes the enum value for a wire value, known or not.</summary>
    /// <param name="value">The wire value.</param>
    /// <returns>The enum value.</returns>
    static abstract TSelf FromValue(long value);
}
