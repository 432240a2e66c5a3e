using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON object as a map (OpenAPI <c>additionalProperties</c> without <c>properties</c>). The keys keep their order.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MapJson<T, TCodec> : IJsonCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IJsonCodec<T>
{
    private MapJson() { }

    /// <inheritdoc/>
    /// <remarks>
    /// A key whose value is a <c>null</c> that the document does not allow is skipped, because no value can represent it. If a key
    /// is duplicate, the last one counts, even if it is skipped.
    /// </remarks>
    public static IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader)
    {
        JsonRead.Start(ref reader, "a map");
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (JsonRead.NextMember(ref reader))
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null || TCodec.ReadsNull)
            {
                map[key] = TCodec.Read(ref reader);
            }
            else
            {
                map.Remove(key);
            }
        }

        return map;
    }

    /// <inheritdoc/>
    public static void Write(
        Utf8JsonWriter writer,
        IReadOnlyDictionary<string, T> value,
        JsonMode mode
    )
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            TCodec.Write(writer, item, mode.Nested);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <remarks>The order of the keys is ignored (RFC 8259 section 4).</remarks>
    public static bool AreEqual(
        IReadOnlyDictionary<string, T> left,
        IReadOnlyDictionary<string, T> right
    )
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !TCodec.AreEqual(value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public static int GetHashCode(IReadOnlyDictionary<string, T> value)
    {
        // The hash code is a sum, because equal maps may have their keys in different orders.
        var hash = 0;
        foreach (var (key, item) in value)
        {
            hash += HashCode.Combine(key, TCodec.GetHashCode(item));
        }

        return hash;
    }

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, IReadOnlyDictionary<string, T> value)
    {
        builder.Append('{');
        var separator = " ";
        foreach (var (key, item) in value)
        {
            builder.Append(separator).Append(key).Append(" = ");
            TCodec.Print(builder, item);
            separator = ", ";
        }

        builder.Append(" }");
    }
}
