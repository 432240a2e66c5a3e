using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Represents an object in a form, whose values can be read in several ways.</summary>
internal sealed class FormObject
{
    private readonly Dictionary<string, FormValue> _members = [];

    /// <summary>Sets the value at a path.</summary>
    public void At(ReadOnlySpan<string> steps, FormValue value)
    {
        if (steps.Length == 1)
        {
            _members[steps[0]] = value;
            return;
        }

        if (!_members.TryGetValue(steps[0], out var inner))
        {
            inner = _members[steps[0]] = FormValue.Object(new());
        }

        inner.Members?.At(steps[1..], value);
    }

    /// <summary>Returns the JSON of the current reading.</summary>
    public ReadOnlyMemory<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        Write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public void Write(Utf8JsonWriter writer)
    {
        // The indexes of a list are the names of its items.
        var isList =
            _members.Count > 0
            && _members
                .Keys.Select((name, i) => name == i.ToString(CultureInfo.InvariantCulture))
                .All(isIndex => isIndex);
        if (isList)
        {
            writer.WriteStartArray();
        }
        else
        {
            writer.WriteStartObject();
        }

        foreach (var (name, value) in _members)
        {
            if (!isList)
            {
                writer.WritePropertyName(name);
            }

            value.Write(writer);
        }

        if (isList)
        {
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteEndObject();
        }
    }

    /// <summary>Selects another reading of the value at a position, and returns whether there is one.</summary>
    public bool TryNext(long position)
    {
        var last = All().Where(value => value.Start <= position).MaxBy(value => value.Start);
        return last is not null && last.TryNext();
    }

    public IEnumerable<FormValue> All() => _members.Values.SelectMany(value => value.All());
}

/// <summary>Represents a value in a form, with the ways in which it can be read.</summary>
internal sealed class FormValue
{
    private readonly List<Action<Utf8JsonWriter>> _readings = [];
    private readonly List<FormValue[]> _items = [];
    private int _current;

    public static FormValue Empty => new FormValue().With("null").With("\"\"");

    /// <summary>Gets the place at which the value was written last.</summary>
    public long Start { get; private set; }

    /// <summary>Gets the members, if the value can be an object.</summary>
    public FormObject? Members { get; private init; }

    public static FormValue Json(string json) => new FormValue().With(json);

    public static FormValue Text(string text)
    {
        var value = new FormValue();
        value.Add(writer => writer.WriteStringValue(text), []);
        return IsValue(text) ? value.With(text) : value;
    }

    public static FormValue List(IEnumerable<FormValue> items)
    {
        FormValue[] all = [.. items];
        var value = new FormValue();
        value.Add(
            writer =>
            {
                writer.WriteStartArray();
                Array.ForEach(all, item => item.Write(writer));
                writer.WriteEndArray();
            },
            all
        );
        return value;
    }

    public static FormValue Object(FormObject members)
    {
        var value = new FormValue { Members = members };
        value.Add(members.Write, []);
        return value;
    }

    /// <summary>Adds the readings of another value.</summary>
    public FormValue Or(FormValue other)
    {
        for (var i = 0; i < other._readings.Count; i++)
        {
            Add(other._readings[i], other._items[i]);
        }

        return this;
    }

    public void Write(Utf8JsonWriter writer)
    {
        Start = writer.BytesCommitted + writer.BytesPending;
        _readings[_current](writer);
    }

    public bool TryNext() => ++_current < _readings.Count;

    /// <summary>Returns the value and those within it, in the order in which they are written.</summary>
    public IEnumerable<FormValue> All() =>
        _items[_current].SelectMany(item => item.All()).Concat(Members?.All() ?? []).Prepend(this);

    private FormValue With(string json)
    {
        Add(writer => writer.WriteRawValue(json), []);
        return this;
    }

    private void Add(Action<Utf8JsonWriter> reading, FormValue[] items)
    {
        _readings.Add(reading);
        _items.Add(items);
    }

    /// <summary>Determines whether text is a JSON value other than a string.</summary>
    private static bool IsValue(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is not JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
