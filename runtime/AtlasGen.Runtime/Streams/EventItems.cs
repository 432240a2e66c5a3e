using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the items of an event stream (WHATWG HTML section 9.2.6).</summary>
/// <remarks>An event that the end of the stream cuts off is ignored, as the standard requires.</remarks>
/// <param name="lines">The lines, which can end with carriage returns.</param>
/// <param name="isText">Whether the data is text, and not JSON.</param>
/// <param name="hasFields">Whether an item is an object with the fields of the event, and not only its data.</param>
/// <param name="limit">The maximum number of bytes in the data of an event.</param>
internal sealed class EventItems(LineReader lines, bool isText, bool hasFields, int limit)
    : IItemReader
{
    private readonly ItemJson _json = new();
    private readonly ServerEvent _event = new();

    public ReadOnlyMemory<byte> Json { get; private set; }

    public string Place => $"the event that ends at line {lines.Number}";

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _event.Clear();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!lines.Line.IsEmpty)
            {
                _event.Add(lines.Line.Span);
                if (_event.Data.Length > limit)
                {
                    throw LineReader.TooLarge($"the event at line {lines.Number}", limit);
                }
            }
            else if (!_event.HasData || IsIgnored)
            {
                _event.Clear();
            }
            else
            {
                return TryTake();
            }
        }

        return false;
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Gets a value that indicates whether the event only keeps the connection open.</summary>
    private bool IsIgnored => !isText && !hasFields && ItemJson.IsBlank(_event.Data.Span);

    private bool TryTake()
    {
        // OpenAI and others end a stream of JSON with this text.
        if (!isText && _event.Data.Span.Trim((byte)' ').SequenceEqual("[DONE]"u8))
        {
            return false;
        }

        Json =
            hasFields ? _json.Of(this, static (writer, items) => items.WriteFields(writer))
            : isText ? _json.Of(this, static (writer, items) => items.WriteText(writer))
            : _event.Data;
        return true;
    }

    private void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (_event.Type is { } type)
        {
            writer.WriteString("event"u8, type);
        }

        if (isText || !ItemJson.IsBlank(_event.Data.Span))
        {
            writer.WritePropertyName("data"u8);
            WriteData(writer);
        }

        if (_event.Id is { } id)
        {
            writer.WriteString("id"u8, id);
        }

        if (_event.Retry?.TrimStart('0') is { } retry)
        {
            writer.WritePropertyName("retry"u8);
            writer.WriteRawValue(retry.Length == 0 ? "0" : retry, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private void WriteData(Utf8JsonWriter writer)
    {
        // One of the types of a union can have text. For all others, the codec reports the error.
        if (isText || !ItemJson.IsValid(_event.Data.Span))
        {
            WriteText(writer);
        }
        else
        {
            writer.WriteRawValue(_event.Data.Span, skipInputValidation: true);
        }
    }

    private void WriteText(Utf8JsonWriter writer) =>
        writer.WriteStringValue(Encoding.UTF8.GetString(_event.Data.Span));
}
