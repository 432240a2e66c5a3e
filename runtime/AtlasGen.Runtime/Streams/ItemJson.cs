using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes the JSON of items that a stream does not send as JSON. The buffer is reused for the next item.</summary>
internal sealed class ItemJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public ItemJson() =>
        _writer = new(
            _buffer,
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );

    /// <summary>Returns the JSON that an action writes. It is valid until the next call.</summary>
    public ReadOnlyMemory<byte> Of<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        write(_writer, state);
        _writer.Flush();
        return _buffer.WrittenMemory;
    }

    /// <summary>Determines whether text contains nothing but white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Determines whether text is exactly one JSON value.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public void Dispose() => _writer.Dispose();
}
