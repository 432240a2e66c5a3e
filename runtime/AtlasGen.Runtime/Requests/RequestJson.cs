using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes values as JSON for requests.</summary>
internal static class RequestJson
{
    // A body is not part of a web page, so letters do not have to be escaped as they are there.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // A thread keeps a buffer of at most this size for its next body.
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Returns the JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mode">Whether the value is the root of a body, or anything else that is sent.</param>
    public static ReadOnlyMemory<byte> Bytes<T, TCodec>(T value, JsonMode mode)
        where TCodec : IJsonCodec<T>
    {
        // The buffer is removed while it is in use, because a list of the caller may send a request when it is enumerated.
        var buffer = t_buffer ?? new(256);
        var writer = t_writer ?? new(buffer, Options);
        (t_buffer, t_writer) = (null, null);
        TCodec.Write(writer, value, mode);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= KeptBytes)
        {
            // Clears the bytes, which may contain a password.
            buffer.Clear();
            writer.Reset();
            (t_buffer, t_writer) = (buffer, writer);
        }

        return bytes;
    }

    public static string Text<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        Encoding.UTF8.GetString(Bytes<T, TCodec>(value, JsonMode.Part).Span);

    /// <summary>Returns the members of an object as pairs of texts. A list has one pair for each item, and null is omitted.</summary>
    public static IEnumerable<(string Name, string Text)> Members<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        using var document = JsonDocument.Parse(Bytes<T, TCodec>(value, JsonMode.Part));
        foreach (var pair in Flat(document.RootElement))
        {
            yield return pair;
        }
    }

    /// <summary>Returns the single values of an object at every depth: <c>filter[color]</c>, <c>filter[sizes][0]</c>.</summary>
    public static IEnumerable<(string Name, string Text)> DeepMembers<T, TCodec>(
        string name,
        T value
    )
        where TCodec : IJsonCodec<T>
    {
        using var document = JsonDocument.Parse(Bytes<T, TCodec>(value, JsonMode.Part));
        foreach (var pair in Deep(name, document.RootElement))
        {
            yield return pair;
        }
    }

    /// <summary>Returns the members of an object, as <see cref="Members{T, TCodec}"/> does.</summary>
    public static IEnumerable<(string Name, string Text)> Flat(JsonElement value) =>
        value.EnumerateObject().SelectMany(member => Flat(member.Name, member.Value));

    /// <summary>Returns the pairs of one member.</summary>
    public static IEnumerable<(string Name, string Text)> Flat(string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(item => (name, Plain(item))),
            JsonValueKind.Null => [],
            _ => [(name, Plain(value))],
        };

    /// <summary>Returns the single values below a name. OpenAPI defines only <c>name[member]</c>; deeper levels continue the pattern, with the indexes of items.</summary>
    public static IEnumerable<(string Name, string Text)> Deep(string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Deep($"{name}[{member.Name}]", member.Value)),
            JsonValueKind.Array => value
                .EnumerateArray()
                .SelectMany((item, i) => Deep($"{name}[{i}]", item)),
            _ => Flat(name, value),
        };

    /// <summary>Returns a string without its quotes, and any other value as JSON, so that nothing is lost.</summary>
    private static string Plain(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
