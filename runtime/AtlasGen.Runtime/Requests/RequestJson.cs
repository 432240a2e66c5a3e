using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Writes values as they are sent.</summary>
internal static class RequestJson
{
    // A body is no part of a web page, so letters need not be escaped as they must be there.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // More than that no thread keeps for its next body.
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>The JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mode">Whether the value is the root of a body, or anything else that is sent.</param>
    public static ReadOnlyMemory<byte> Bytes<T, TCodec>(T value, JsonMode mode)
        where TCodec : IJsonCodec<T>
    {
        // Taken away while it is in use: a list of the caller's may send a request when it is read.
        var buffer = t_buffer ?? new(256);
        var writer = t_writer ?? new(buffer, Options);
        (t_buffer, t_writer) = (null, null);
        TCodec.Write(writer, value, mode);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= KeptBytes)
        {
            // Zeros what was written, which may hold a password.
            buffer.Clear();
            writer.Reset();
            (t_buffer, t_writer) = (buffer, writer);
        }

        return bytes;
    }

    public static string Text<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        Encoding.UTF8.GetString(Bytes<T, TCodec>(value, JsonMode.Part).Span);

    /// <summary>The members of an object as pairs of texts; a list is a pair for each of its items, and null is none.</summary>
    public static IEnumerable<(string Name, string Text)> Members<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        using var document = JsonDocument.Parse(Bytes<T, TCodec>(value, JsonMode.Part));
        foreach (var pair in Flat(document.RootElement))
        {
            yield return pair;
        }
    }

    /// <summary>The single values of an object at every depth: <c>filter[color]</c>, <c>filter[sizes][0]</c>.</summary>
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

    /// <summary>The members of an object, as <see cref="Members{T, TCodec}"/>.</summary>
    public static IEnumerable<(string Name, string Text)> Flat(JsonElement value) =>
        value.EnumerateObject().SelectMany(member => Flat(member.Name, member.Value));

    /// <summary>One member of an object.</summary>
    public static IEnumerable<(string Name, string Text)> Flat(string name, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(item => (name, Plain(item))),
            JsonValueKind.Null => [],
            _ => [(name, Plain(value))],
        };

    /// <summary>OpenAPI defines <c>name[member]</c>; what is deeper goes on so, with the numbers of items.</summary>
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

    /// <summary>A single value as it stands without JSON; anything else is JSON, so that nothing is lost.</summary>
    private static string Plain(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
