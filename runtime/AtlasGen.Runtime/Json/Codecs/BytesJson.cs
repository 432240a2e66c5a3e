using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes bytes in base64 (OpenAPI <c>format: byte</c>, RFC 4648).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BytesJson : IJsonCodec<byte[]>
{
    private BytesJson() { }

    /// <inheritdoc/>
    public static byte[] Read(ref Utf8JsonReader reader) => JsonRead.Bytes(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, byte[] value, JsonMode mode) =>
        writer.WriteBase64StringValue(value);

    /// <inheritdoc/>
    public static bool AreEqual(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    /// <inheritdoc/>
    public static int GetHashCode(byte[] value)
    {
        var hash = new HashCode();
        hash.AddBytes(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, byte[] value) =>
        builder.Append(value.Length).Append(" bytes");
}
