using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes the members of a generated record as one JSON object, in the order in which they came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonMode _mode;
    private readonly int _count;
    private readonly JsonRemainder? _remainder;
    private readonly IReadOnlyList<JsonPlace>? _order;
    private readonly bool[]? _written;
    private HashSet<string>? _settled;
    private int _position;

    /// <summary>Begins the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Where the object is written.</param>
    /// <param name="remainder">What was read beside the values of the members.</param>
    /// <param name="count">The number of declared members.</param>
    public RecordWriter(Utf8JsonWriter writer, JsonMode mode, JsonRemainder? remainder, int count)
    {
        _writer = writer;
        _mode = mode;
        _count = count;
        _remainder = remainder;
        _order = remainder?.Order;
        _written = _order is null ? null : new bool[count];
        Index = -1;
        writer.WriteStartObject();
    }

    /// <summary>The number of the member to write now.</summary>
    public int Index { get; private set; }

    /// <summary>Moves to the next declared member; writes those in between that the document does not declare.</summary>
    /// <returns><see langword="false"/> at the end of the object, which is closed then.</returns>
    public bool Next()
    {
        for (; _order is not null && _position < _order.Count; _position++)
        {
            var place = _order[_position];
            if (place.Name is { } name)
            {
                WriteUnknown(name);
                Settle(name);
            }
            else
            {
                _position++;
                _written![place.Member] = true;
                Index = place.Member;
                return true;
            }
        }

        // What was not there when it was read; all of it, when the order is that of the document.
        var next = _order is not null && _position == _order.Count ? 0 : Index + 1;
        _position = int.MaxValue;
        while (next < _count && _written?[next] == true)
        {
            next++;
        }

        Index = next;
        if (next < _count)
        {
            return true;
        }

        foreach (var name in JsonRemainder.UnknownOf(_remainder).Keys)
        {
            WriteUnknown(name);
        }

        _writer.WriteEndObject();
        return false;
    }

    /// <summary>Writes a declared member; one without a value is left out.</summary>
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
            KeptJson.Write<T, TCodec>(_writer, value!, Text(), _mode.Nested);
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
            KeptJson.Write<T, TCodec>(_writer, value.GetValueOrDefault(), Text(), _mode.Nested);
        }
    }

    private bool Starts(ReadOnlySpan<byte> name, bool present, bool readOnly, bool explicitNull)
    {
        // A null that the document does not allow came from the server, which does not take it back.
        explicitNull |= _mode.IsFull && Text() is { ValueKind: JsonValueKind.Null };
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

    /// <summary>The JSON that the member was read from, where its value does not tell it.</summary>
    private readonly JsonElement? Text() =>
        _remainder?.Texts is { } texts && texts.TryGetValue(Index, out var text) ? text : null;

    private readonly void WriteUnknown(string name)
    {
        if (
            _remainder!.Unknown.TryGetValue(name, out var value)
            && _settled?.Contains(name) != true
        )
        {
            _writer.WritePropertyName(name);
            ElementJson.Write(_writer, value);
        }
    }

    private void Settle(string name) => (_settled ??= new(StringComparer.Ordinal)).Add(name);
}
