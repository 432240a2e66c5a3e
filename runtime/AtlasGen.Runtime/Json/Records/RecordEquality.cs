using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Compares members of generated records whose own equality would be that of references: lists, maps, free JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordEquality
{
    /// <summary>Compares two members by value.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How its values are compared.</typeparam>
    /// <param name="left">One value, or <see langword="null"/>.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both are absent, or equal.</returns>
    public static bool AreEqual<T, TCodec>(T? left, T? right)
        where T : class
        where TCodec : IJsonCodec<T> => NullableJson<T, TCodec>.AreEqual(left, right);

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="AreEqual{T, TCodec}"/>
    public static bool ValuesAreEqual<T, TCodec>(T? left, T? right)
        where T : struct
        where TCodec : IJsonCodec<T> => NullableValueJson<T, TCodec>.AreEqual(left, right);

    /// <summary>Compares the members of two records that the document does not declare; their order does not count.</summary>
    /// <param name="left">What one record keeps.</param>
    /// <param name="right">What the other keeps.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool UnknownAreEqual(JsonRemainder? left, JsonRemainder? right) =>
        ReferenceEquals(left, right)
        || MapJson<JsonElement, ElementJson>.AreEqual(
            JsonRemainder.UnknownOf(left),
            JsonRemainder.UnknownOf(right)
        );

    /// <summary>The hash code of a member's value.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How its values are compared.</typeparam>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <returns>The hash code; 0 for <see langword="null"/>.</returns>
    public static int Hash<T, TCodec>(T? value)
        where T : class
        where TCodec : IJsonCodec<T> => NullableJson<T, TCodec>.GetHashCode(value);

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Hash{T, TCodec}"/>
    public static int HashValue<T, TCodec>(T? value)
        where T : struct
        where TCodec : IJsonCodec<T> => NullableValueJson<T, TCodec>.GetHashCode(value);
}
