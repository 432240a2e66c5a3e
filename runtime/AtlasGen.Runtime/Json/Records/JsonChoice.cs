using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Represents a value that has one of several types but does not state which one (OpenAPI <c>oneOf</c> without a discriminator).</summary>
/// <remarks>
/// It holds either JSON or a value of one of the types. The type is never guessed: the caller names it in
/// <see cref="As{T, TCodec}"/> or <see cref="TryAs{T, TCodec}"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonChoice : IEquatable<JsonChoice>
{
    private readonly object? _value;
    private readonly Action<Utf8JsonWriter, object, JsonMode>? _write;
    private readonly bool _isRead;
    private JsonElement _json;

    /// <summary>Initializes a new instance of the <see cref="JsonChoice"/> class with JSON.</summary>
    /// <param name="json">The JSON.</param>
    public JsonChoice(JsonElement json) => _json = json;

    private JsonChoice(JsonElement json, bool isRead)
        : this(json) => _isRead = isRead;

    private JsonChoice(object value, Action<Utf8JsonWriter, object, JsonMode> write) =>
        (_value, _write) = (value, write);

    /// <summary>Gets the JSON that was read, or the JSON of the value, including members that only the server sets.</summary>
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

    /// <summary>Reads the JSON of a response, or JSON from the user's own serializer.</summary>
    /// <param name="reader">The reader, positioned on the first token of the JSON.</param>
    /// <returns>The choice.</returns>
    public static JsonChoice Read(ref Utf8JsonReader reader) =>
        new(JsonElement.ParseValue(ref reader), isRead: true);

    /// <summary>Creates a choice that holds a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static JsonChoice Of<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, static (writer, value, mode) => TCodec.Write(writer, (T)value, mode));
    }

    /// <summary>Returns the value as one of the types.</summary>
    /// <typeparam name="T">The type to return.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the value.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is not of type <typeparamref name="T"/>.</exception>
    public T As<T, TCodec>()
        where TCodec : IJsonCodec<T>
    {
        if (_value is T value)
        {
            return value;
        }

        return Read<T, TCodec>(Json);
    }

    /// <summary>Reads the value as one of the types if that is possible.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the value.</typeparam>
    /// <param name="value">The value, if the method returns <see langword="true"/>.</param>
    /// <param name="isListed">Whether JSON has the type according to the document.</param>
    /// <returns><see langword="true"/> if the value was read; otherwise, <see langword="false"/>.</returns>
    public bool TryAs<T, TCodec>([MaybeNullWhen(false)] out T value, bool isListed = true)
        where TCodec : IJsonCodec<T>
    {
        value = default;
        if (_value is not null)
        {
            if (_value is T given)
            {
                value = given;
                return true;
            }

            return false;
        }

        if (
            !isListed
            || (_json.ValueKind is JsonValueKind.Null && !TCodec.ReadsNull)
            || _json.ValueKind is JsonValueKind.Undefined
        )
        {
            return false;
        }

        try
        {
            value = As<T, TCodec>();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns a property that all types have.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the property.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <returns>The value, or <see langword="null"/> if the property is missing or null.</returns>
    /// <exception cref="JsonException">The property is not of type <typeparamref name="T"/>.</exception>
    public T? Member<T, TCodec>(string name)
        where T : class
        where TCodec : IJsonCodec<T> => Find(name) is { } json ? Read<T, TCodec>(json) : null;

    /// <summary>Returns a property of a value type that all types have.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public T? ValueMember<T, TCodec>(string name)
        where T : struct
        where TCodec : IJsonCodec<T> => Find(name) is { } json ? Read<T, TCodec>(json) : null;

    /// <summary>Returns the text of a property, or <see langword="null"/> if it is not a string.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <returns>The text.</returns>
    public string? Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private JsonElement? Find(string name) =>
        Json.ValueKind is JsonValueKind.Object
        && Json.TryGetProperty(name, out var json)
        && json.ValueKind is not JsonValueKind.Null
            ? json
            : null;

    private static T Read<T, TCodec>(JsonElement json)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.GetRawText()));
        reader.Read();
        return TCodec.Read(ref reader);
    }

    /// <summary>Writes the value, or the JSON that was read.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    /// <param name="readOnly">The names of the read-only properties, which the root of a request body omits from JSON that was read.</param>
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

    /// <summary>Returns the names of the members, but not their values, which may be secrets.</summary>
    /// <returns>The names of the members, or the kind of JSON value if it is not an object.</returns>
    public override string ToString() =>
        Json.ValueKind is JsonValueKind.Object
            ? $"[{string.Join(", ", Json.EnumerateObject().Select(member => member.Name))}]"
            : Json.ValueKind.ToString();
}
