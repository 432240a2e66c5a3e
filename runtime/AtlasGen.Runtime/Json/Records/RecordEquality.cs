using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Compares by content the values of generated records that would otherwise be compared by reference: lists, maps, and free-form JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordEquality
{
    /// <summary>Determines whether two values are equal.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">The codec that compares the values.</typeparam>
    /// <param name="left">The first value, or <see langword="null"/>.</param>
    /// <param name="right">The second value, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the values are equal or both <see langword="null"/>; otherwise, <see langword="false"/>.</returns>
    public static bool AreEqual<T, TCodec>(T? left, T? right)
        where T : class
        where TCodec : IJsonCodec<T> => NullableJson<T, TCodec>.AreEqual(left, right);

    /// <summary>Determines whether two values of a value type are equal.</summary>
    /// <inheritdoc cref="AreEqual{T, TCodec}"/>
    public static bool ValuesAreEqual<T, TCodec>(T? left, T? right)
        where T : struct
        where TCodec : IJsonCodec<T> => NullableValueJson<T, TCodec>.AreEqual(left, right);

    /// <summary>Determines whether two records have equal members that the document does not declare, in any order.</summary>
    /// <param name="left">The remainder of the first record, or <see langword="null"/>.</param>
    /// <param name="right">The remainder of the second record, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the members are equal; otherwise, <see langword="false"/>.</returns>
    public static bool UnknownAreEqual(JsonRemainder? left, JsonRemainder? right) =>
        ReferenceEquals(left, right)
        || MapJson<JsonElement, ElementJson>.AreEqual(
            JsonRemainder.UnknownOf(left),
            JsonRemainder.UnknownOf(right)
        );

    /// <summary>Returns the hash code of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that compares values.</typeparam>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <returns>The hash code, or 0 if <paramref name="value"/> is <see langword="null"/>.</returns>
    public static int Hash<T, TCodec>(T? value)
        where T : class
        where TCodec : IJsonCodec<T> => NullableJson<T, TCodec>.GetHashCode(value);

    /// <summary>Returns the hash code of a value of a value type.</summary>
    /// <inheritdoc cref="Hash{T, TCodec}"/>
    public static int HashValue<T, TCodec>(T? value)
        where T : struct
        where TCodec : IJsonCodec<T> => NullableValueJson<T, TCodec>.GetHashCode(value);
}
