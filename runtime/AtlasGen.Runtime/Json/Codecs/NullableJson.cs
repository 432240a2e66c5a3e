using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an item of a list or a value of a map that is of a reference type and may be <c>null</c> (OpenAPI 3.0.3, <c>nullable</c>).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes a value that is not <c>null</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NullableJson<T, TCodec> : IJsonCodec<T?>
    where T : class
    where TCodec : IJsonCodec<T>
{
    private NullableJson() { }

    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static T? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? null : TCodec.Read(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T? value, JsonMode mode)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            TCodec.Write(writer, value, mode);
        }
    }

    /// <inheritdoc/>
    public static bool AreEqual(T? left, T? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && TCodec.AreEqual(left, right));

    /// <inheritdoc/>
    public static int GetHashCode(T? value) => value is null ? 0 : TCodec.GetHashCode(value);

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, T? value)
    {
        if (value is not null)
        {
            TCodec.Print(builder, value);
        }
    }
}
