using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>A value that may be of one type or another, and does not say of which (OpenAPI <c>oneOf</c> without discriminator).</summary>
/// <remarks>
/// It is the JSON that came, or a value that somebody made. Nothing is guessed: who knows the type asks for it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonChoice : IEquatable<JsonChoice>
{
    private readonly object? _value;
    private readonly Action<Utf8JsonWriter, object, JsonMode>? _write;
    private readonly bool _isRead;
    private JsonElement _json;

    /// <summary>Holds JSON.</summary>
    /// <param name="json">The JSON.</param>
    public JsonChoice(JsonElement json) => _json = json;

    private JsonChoice(JsonElement json, bool isRead)
        : this(json) => _isRead = isRead;

    private JsonChoice(object value, Action<Utf8JsonWriter, object, JsonMode> write) =>
        (_value, _write) = (value, write);

    /// <summary>The JSON: what came, or what the value becomes, members that only the server sets included.</summary>
    public JsonElement Json
    {
        get
        {
            if (_write is not null && _json.ValueKind is JsonValueKind.Undefined)
            {
                var buffer = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(buffer))
                {
                    _write(writer, _value!, JsonMode.Full);
                }

                var reader = new Utf8JsonReader(buffer.WrittenSpan);
                _json = JsonElement.ParseValue(ref reader);
            }

            return _json;
        }
    }

    /// <summary>Reads the JSON of a response, or of a serializer.</summary>
    /// <param name="reader">The reader, on the first token of the JSON.</param>
    /// <returns>The choice.</returns>
    public static JsonChoice Read(ref Utf8JsonReader reader) =>
        new(JsonElement.ParseValue(ref reader), isRead: true);

    /// <summary>Holds a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static JsonChoice Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, static (writer, value, mode) => TCodec.Write(writer, (T)value, mode));
    }

    /// <summary>The value as one of the types.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is not of the type.</exception>
    public T As<T, TCodec>()
        where TCodec : IJsonCodec<T>
    {
        if (_value is T value)
        {
            return value;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Json.GetRawText()));
        reader.Read();
        return TCodec.Read(ref reader);
    }

    /// <summary>Writes the value, or the JSON that came.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Where the value is written.</param>
    /// <param name="readOnly">The read-only properties, which the root of a request body omits from JSON that was read.</param>
    public void Write(Utf8JsonWriter writer, JsonMode mode, ReadOnlySpan<string> readOnly = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (_write is not null)
        {
            _write(writer, _value!, mode);
        }
        else if (_isRead && mode.Omitted is { } omitted)
        {
            WriteRoot(writer, _json, omitted, readOnly);
        }
        else
        {
            ElementJson.Write(writer, _json);
        }
    }

    private static void WriteRoot(
        Utf8JsonWriter writer,
        JsonElement json,
        IOmittedProperties omitted,
        ReadOnlySpan<string> readOnly
    )
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    if (readOnly.Contains(member.Name))
                    {
                        omitted.Add(member.Name);
                    }
                    else
                    {
                        member.WriteTo(writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    WriteRoot(writer, item, omitted, readOnly);
                }

                writer.WriteEndArray();
                break;
            default:
                ElementJson.Write(writer, json);
                break;
        }
    }

    /// <inheritdoc/>
    public bool Equals(JsonChoice? other) =>
        other is not null
        && (ReferenceEquals(this, other) || ElementJson.AreEqual(Json, other.Json));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonChoice);

    /// <inheritdoc/>
    public override int GetHashCode() => ElementJson.GetHashCode(Json);

    /// <summary>The names of the members, and never their values, which may be secrets.</summary>
    /// <returns>The names; for what is no object, its kind.</returns>
    public override string ToString() =>
        Json.ValueKind is JsonValueKind.Object
            ? $"[{string.Join(", ", Json.EnumerateObject().Select(member => member.Name))}]"
            : Json.ValueKind.ToString();
}
