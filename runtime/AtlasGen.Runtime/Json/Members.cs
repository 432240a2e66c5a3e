using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>What the members of generated records have in common: writing, comparing and printing values that may be absent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Members
{
    /// <summary>Writes a member that has a value, and nothing for one that has none.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="writer">Where to write.</param>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="mode">Which members of the value are written.</param>
    public static void Write<T, TCodec>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        T? value,
        JsonMode mode
    )
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value, mode);
        }
    }

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Write{T, TCodec}(Utf8JsonWriter, ReadOnlySpan{byte}, T, JsonMode)"/>
    public static void WriteValue<T, TCodec>(
        Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        T? value,
        JsonMode mode
    )
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, present, mode);
        }
    }

    /// <summary>Compares two members by value.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How its values are compared.</typeparam>
    /// <param name="left">One value, or <see langword="null"/>.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both are absent, or equal.</returns>
    public static bool AreEqual<T, TCodec>(T? left, T? right)
        where TCodec : IJsonCodec<T> =>
        left is null || right is null
            ? left is null && right is null
            : TCodec.AreEqual(left, right);

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="AreEqual{T, TCodec}(T, T)"/>
    public static bool ValuesAreEqual<T, TCodec>(T? left, T? right)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        left is { } one && right is { } other
            ? TCodec.AreEqual(one, other)
            : left is null && right is null;

    /// <summary>The hash code of a member's value.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How its values are compared.</typeparam>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <returns>The hash code; 0 for <see langword="null"/>.</returns>
    public static int Hash<T, TCodec>(T? value)
        where TCodec : IJsonCodec<T> => value is null ? 0 : TCodec.GetHashCode(value);

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Hash{T, TCodec}(T)"/>
    public static int HashValue<T, TCodec>(T? value)
        where T : struct
        where TCodec : IJsonCodec<T> => value is { } present ? TCodec.GetHashCode(present) : 0;
}
