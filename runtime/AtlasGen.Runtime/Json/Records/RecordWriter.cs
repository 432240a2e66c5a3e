using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes the members of a generated record as one JSON object: declared ones in the order of the document, then all others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonMode _mode;
    private readonly JsonRemainder? _remainder;
    private int _member;

    /// <summary>Begins the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Where the object is written.</param>
    /// <param name="remainder">What was read in addition to the values of the members.</param>
    public RecordWriter(Utf8JsonWriter writer, JsonMode mode, JsonRemainder? remainder)
    {
        _writer = writer;
        _mode = mode;
        _remainder = remainder;
        writer.WriteStartObject();
    }

    /// <summary>Writes the next declared member; one without a value is left out.</summary>
    /// <remarks>It is called once for each member, in the order of their numbers.</remarks>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="readOnly">The property is read-only, and its value was not assigned: the root of a request body omits it.</param>
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
            TCodec.Write(_writer, value!, _mode.Nested);
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
            TCodec.Write(_writer, value.GetValueOrDefault(), _mode.Nested);
        }
    }

    /// <summary>Writes the members that the document does not declare, and ends the object.</summary>
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
        // A null that the document does not allow came from the server, which does not take it back.
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

        // Only a record that has unknown members pays for telling them from the declared ones.
        if (
            _remainder is { Unknown.Count: > 0 }
            && Encoding.UTF8.GetString(name) is var text
            && _remainder.Unknown.ContainsKey(text)
        )
        {
            // One of the two values would be lost; without a value of the property, the other one is written.
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
            $"'{name}' is set twice, as a property and in AdditionalProperties. Set the property to null to send what AdditionalProperties holds."
        );
}
