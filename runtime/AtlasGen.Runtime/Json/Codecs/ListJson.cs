using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON array (OpenAPI <c>type: array</c>).</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes an item.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ListJson<T, TCodec> : IJsonCodec<IReadOnlyList<T>>
    where TCodec : IJsonCodec<T>
{
    private ListJson() { }

    /// <inheritdoc/>
    /// <remarks>A <c>null</c> that the document does not allow is skipped, because no item can represent it.</remarks>
    public static IReadOnlyList<T> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw JsonRead.Unexpected(ref reader, "an array");
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return [];
        }

        var list = new List<T>();
        do
        {
            if (reader.TokenType != JsonTokenType.Null || TCodec.ReadsNull)
            {
                list.Add(TCodec.Read(ref reader));
            }

            reader.Read();
        } while (reader.TokenType != JsonTokenType.EndArray);

        return list;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonMode mode)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Write(writer, value[i], mode.Item);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public static bool AreEqual(IReadOnlyList<T> left, IReadOnlyList<T> right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!TCodec.AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public static int GetHashCode(IReadOnlyList<T> value)
    {
        var hash = new HashCode();
        for (var i = 0; i < value.Count; i++)
        {
            hash.Add(TCodec.GetHashCode(value[i]));
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, IReadOnlyList<T> value)
    {
        builder.Append('[');
        for (var i = 0; i < value.Count; i++)
        {
            builder.Append(i == 0 ? "" : ", ");
            TCodec.Print(builder, value[i]);
        }

        builder.Append(']');
    }
}
