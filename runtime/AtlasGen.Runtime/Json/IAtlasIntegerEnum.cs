using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Defines an open enum of integers, which has well-known values and accepts any other value that the server sends.</summary>
/// <typeparam name="TSelf">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasIntegerEnum<TSelf>
    where TSelf : struct, IAtlasIntegerEnum<TSelf>
{
    /// <summary>Gets the value as it appears in JSON, a path, or a query.</summary>
    long Value { get; }

    /// <summary>Returns the enum value for a value that the server sent, whether it is known or not.</summary>
    /// <param name="value">The value as it appears in JSON.</param>
    /// <returns>The enum value.</returns>
    static abstract TSelf FromValue(long value);
}
