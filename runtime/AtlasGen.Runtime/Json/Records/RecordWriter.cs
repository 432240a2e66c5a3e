using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes the members of a generated record as one JSON object: the declared members in the order of the document, and then all others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonMode _mode;
    private readonly JsonRemainder? _remainder;
    private int _member;

    /// <summary>Initializes a new instance of the <see cref="RecordWriter"/> struct, and starts to write an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    /// <param name="remainder">The remainder of the record, or <see langword="null"/>.</param>
    public RecordWriter(Utf8JsonWriter writer, JsonMode mode, JsonRemainder? remainder)
    {
        _writer = writer;
        _mode = mode;
        _remainder = remainder;
        writer.WriteStartObject();
    }

    /// <summary>Writes the next declared member, or omits it if it has no value.</summary>
    /// <remarks>Call this method once for each member, in the order of the document.</remarks>
    /// <typeparam name="T">The type of the member.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the value.</typeparam>
    /// <param name="name">The name of the member in JSON, as UTF-8.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="readOnly">
    /// <see langword="true"/> if the property is read-only and its value was not assigned, so that the root of a request body omits it.
    /// </param>
    /// <param name="explicitNull"><see langword="true"/> to write <c>null</c> if there is no value.</param>
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
            TCodec.Write(_writer, value!, _mode.Nested);
        }
    }

    /// <summary>Writes the next declared member of a value type, or omits it if it has no value.</summary>
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
            TCodec.Write(_writer, value.GetValueOrDefault(), _mode.Nested);
        }
    }

    /// <summary>Writes the members that the document does not declare, and completes the object.</summary>
    public readonly void End()
    {
        if (_remainder is not null)
        {
            foreach (var (name, value) in _remainder.Unknown)
            {
                _writer.WritePropertyName(name);
                ElementJson.Write(_writer, value);
            }
        }

        _writer.WriteEndObject();
    }

    private bool Starts(ReadOnlySpan<byte> name, bool present, bool readOnly, bool explicitNull)
    {
        // A null that the document does not allow came from the server, which does not accept it in a request.
        explicitNull |= _mode.IsFull && _remainder?.Nulls?.Contains(_member) == true;
        _member++;
        if (readOnly && _mode.Omitted is { } omitted)
        {
            if (present || explicitNull)
            {
                omitted.Add(Encoding.UTF8.GetString(name));
            }

            (present, explicitNull) = (false, false);
        }

        // Only a record with unknown members pays for this comparison with the declared members.
        if (
            _remainder is { Unknown.Count: > 0 }
            && Encoding.UTF8.GetString(name) is var text
            && _remainder.Unknown.ContainsKey(text)
        )
        {
            // One of the two values would be lost. If the property has no value, the other one is written.
            explicitNull = present ? throw SetTwice(text) : false;
        }

        if (!present && !explicitNull)
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

    private static InvalidOperationException SetTwice(string name) =>
        new(
            $"'{name}' is set twice, as a property and in AdditionalProperties. Set the property to null to send the value in AdditionalProperties."
        );
}
