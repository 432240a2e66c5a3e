using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes the members of a generated record as one JSON object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonMode _mode;
    private readonly IReadOnlyDictionary<string, JsonElement>? _unknown;
    private HashSet<string>? _settled;

    /// <summary>Starts the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Whether <c>readOnly</c> members are written.</param>
    /// <param name="unknown">Members that the document does not declare, and explicit nulls; written at the end.</param>
    public RecordWriter(
        Utf8JsonWriter writer,
        JsonMode mode,
        IReadOnlyDictionary<string, JsonElement>? unknown
    )
    {
        _writer = writer;
        _mode = mode;
        _unknown = unknown is { Count: > 0 } ? unknown : null;
        writer.WriteStartObject();
    }

    /// <summary>Writes a declared member; one without a value is left out.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="readOnly">Only the server sets it: left out of requests.</param>
    /// <param name="explicitNull">Without a value, <c>null</c> is written.</param>
    public void Write<T, TCodec>(
        ReadOnlySpan<byte> name,
        T? value,
        bool readOnly = false,
        bool explicitNull = false
    )
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (Starts(name, value is not null, readOnly, explicitNull))
        {
            TCodec.Write(_writer, value!, _mode);
        }
    }

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Write{T, TCodec}"/>
    public void WriteValue<T, TCodec>(
        ReadOnlySpan<byte> name,
        T? value,
        bool readOnly = false,
        bool explicitNull = false
    )
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (Starts(name, value.HasValue, readOnly, explicitNull))
        {
            TCodec.Write(_writer, value.GetValueOrDefault(), _mode);
        }
    }

    /// <summary>Ends the object, after the members that the document does not declare.</summary>
    public readonly void End()
    {
        if (_unknown is not null)
        {
            foreach (var (name, value) in _unknown)
            {
                if (_settled is null || !_settled.Contains(name))
                {
                    _writer.WritePropertyName(name);
                    ElementJson.Write(_writer, value);
                }
            }
        }

        _writer.WriteEndObject();
    }

    private bool Starts(ReadOnlySpan<byte> name, bool present, bool readOnly, bool explicitNull)
    {
        var silent = readOnly && _mode == JsonMode.Request;
        // Only a record that has unknown members pays for telling them from the declared ones.
        if (
            _unknown is not null
            && Encoding.UTF8.GetString(name) is var text
            && _unknown.TryGetValue(text, out var kept)
        )
        {
            // A null that was read, or put there, stands where the member would.
            explicitNull |= kept.ValueKind is JsonValueKind.Null;
            if (present || silent || explicitNull)
            {
                (_settled ??= new(StringComparer.Ordinal)).Add(text);
            }
        }

        if (silent || (!present && !explicitNull))
        {
            return false;
        }

        _writer.WritePropertyName(name);
        if (!present)
        {
            _writer.WriteNullValue();
        }

        return present;
    }
}
