using System.Buffers;
using System.ComponentModel;
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
    private JsonElement _json;

    /// <summary>Holds JSON.</summary>
    /// <param name="json">The JSON.</param>
    public JsonChoice(JsonElement json) => _json = json;

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
        where TCodec : IJsonCodec<T> => _value is T value ? value : KeptJson.Read<T, TCodec>(Json);

    /// <summary>Writes the value, or the JSON that came.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Whether <c>readOnly</c> members are written.</param>
    /// <param name="readOnly">What is not sent of the JSON that came: its own place first.</param>
    public void Write(Utf8JsonWriter writer, JsonMode mode, IReadOnlyList<JsonReadOnly> readOnly)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(readOnly);
        if (_write is not null)
        {
            _write(writer, _value!, mode);
        }
        else if (mode == JsonMode.Request)
        {
            JsonReadOnly.Write(writer, _json, readOnly, place: 0);
        }
        else
        {
            ElementJson.Write(writer, _json);
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
