using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an item of a list or a value of a map that is of a value type and may be <c>null</c> (OpenAPI 3.0.3, <c>nullable</c>).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes a value that is not <c>null</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NullableValueJson<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    private NullableValueJson() { }

    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static T? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value, JsonMode mode)
    {
        if (value is { } present)
        {
            TCodec.Write(writer, present, mode);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <inheritdoc/>
    public static bool AreEqual(T? left, T? right) =>
        left is { } one && right is { } other
            ? TCodec.AreEqual(one, other)
            : left.HasValue == right.HasValue;

    /// <inheritdoc/>
    public static int GetHashCode(T? value) =>
        value is { } present ? TCodec.GetHashCode(present) : 0;

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, T? value)
    {
        if (value is { } present)
        {
            TCodec.Print(builder, present);
        }
    }
}
