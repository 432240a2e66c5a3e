using System.Buffers;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Represents the fields of a server-sent event, which are collected line by line (WHATWG HTML section 9.2.6).</summary>
internal sealed class ServerEvent
{
    private readonly ArrayBufferWriter<byte> _data = new();

    /// <summary>Gets the type of the event, or <see langword="null"/> if the event has none.</summary>
    public string? Type { get; private set; }

    /// <summary>Gets the identifier of the event, or <see langword="null"/> if the event has none.</summary>
    public string? Id { get; private set; }

    /// <summary>Gets the number of milliseconds to wait before a reconnect, or <see langword="null"/> if the event has none.</summary>
    public string? Retry { get; private set; }

    /// <summary>Gets a value that indicates whether the event has data, which can be empty. An event without data is ignored.</summary>
    public bool HasData { get; private set; }

    /// <summary>Gets the data, whose lines are separated by line feeds.</summary>
    public ReadOnlyMemory<byte> Data => _data.WrittenMemory;

    /// <summary>Removes the fields of the previous event.</summary>
    public void Clear()
    {
        (Type, Id, Retry, HasData) = (null, null, null, false);
        _data.ResetWrittenCount();
    }

    /// <summary>Adds the field in a line. Comments and unknown fields are ignored.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value is [(byte)' ', ..])
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            AddData(value);
        }
        else if (name.SequenceEqual("event"u8))
        {
            Type = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("id"u8) && !value.Contains((byte)0))
        {
            Id = Encoding.UTF8.GetString(value);
        }
        else if (
            name.SequenceEqual("retry"u8)
            && !value.IsEmpty
            && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
        )
        {
            Retry = Encoding.UTF8.GetString(value);
        }
    }

    private void AddData(ReadOnlySpan<byte> value)
    {
        if (HasData)
        {
            _data.Write("\n"u8);
        }

        _data.Write(value);
        HasData = true;
    }
}
