using System.Collections;
using System.Net.Http.Headers;
using System.Text;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>The body of an upload: parts with names, among them files (RFC 7578, <c>multipart/form-data</c>).</summary>
/// <remarks>
/// <code>new AtlasMultipart { { "file", stream, "report.pdf" }, { "folder", "2026" } }</code>
/// Streams are read from where they stand, and not disposed; with one that cannot seek, the body is sent once only.
/// </remarks>
public sealed class AtlasMultipart : IEnumerable<string>
{
    private const string Bytes = "application/octet-stream";

    private readonly List<(string Name, RequestBody Body, string? FileName, string? Type)> _parts =
    [];

    /// <summary>Adds a text, which is sent in UTF-8 and without a media type.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The text; <see langword="null"/> adds nothing.</param>
    public void Add(string name, string? value) => AddText(name, value, null);

    /// <summary>Adds a text with a media type, such as <c>text/csv</c>.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The text, which is sent in UTF-8; <see langword="null"/> adds nothing.</param>
    /// <param name="contentType">Its media type.</param>
    /// <exception cref="FormatException"><paramref name="contentType"/> is not a valid media type.</exception>
    public void Add(string name, string? value, string contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        AddText(name, value, contentType);
    }

    /// <summary>Adds a value of another type as a text.</summary>
    /// <typeparam name="T">A number, a boolean, a date, a UUID or an open enum.</typeparam>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The value.</param>
    public void Add<T>(string name, T value)
        where T : struct => Add(name, WireText.Of(value));

    /// <summary>Adds a value that may be missing; <see langword="null"/> adds nothing.</summary>
    /// <inheritdoc cref="Add{T}(string, T)"/>
    public void Add<T>(string name, T? value)
        where T : struct
    {
        if (value is { } present)
        {
            Add(name, WireText.Of(present));
        }
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">What the server is told that it is called.</param>
    /// <param name="contentType">Its media type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> or <paramref name="fileName"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="contentType"/> is not a valid media type.</exception>
    public void Add(string name, Stream content, string fileName, string contentType = Bytes)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        Add(name, new RequestBody(content), fileName, contentType);
    }

    /// <summary>Adds an object as JSON.</summary>
    /// <typeparam name="T">A generated record.</typeparam>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The object; <see langword="null"/> adds nothing.</param>
    public void AddJson<T>(string name, T? value)
        where T : class, IJsonCodec<T>
    {
        if (value is not null)
        {
            Add(
                name,
                new RequestBody(RequestJson.Bytes<T, T>(value, JsonMode.Part)),
                null,
                "application/json"
            );
        }
    }

    /// <summary>The names of the parts, in their order.</summary>
    public IEnumerator<string> GetEnumerator() => _parts.Select(part => part.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether it can be sent again.</summary>
    internal bool CanRepeat => _parts.TrueForAll(part => part.Body.CanRepeat);

    /// <summary>The content of one request.</summary>
    internal HttpContent Content()
    {
        var boundary = Guid.NewGuid().ToString();
        HttpContent content = _parts.Count > 0 ? Parts(boundary) : Nothing(boundary);
        // MultipartContent puts the boundary in quotes, which some servers and firewalls reject.
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation(
            "Content-Type",
            $"multipart/form-data; boundary={boundary}"
        );
        return content;
    }

    // MultipartContent would write one part, without a name.
    private static ByteArrayContent Nothing(string boundary) =>
        new(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));

    /// <remarks>MultipartFormDataContent replaces a <c>Content-Disposition</c> that it cannot parse, and the name with it.</remarks>
    private MultipartContent Parts(string boundary)
    {
        var content = new MultipartContent("form-data", boundary)
        {
            HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        foreach (var (name, body, fileName, type) in _parts)
        {
            var part = body.Content();
            var disposition = $"form-data; name={Quote(name)}";
            // It comes first, as from a browser: some servers expect the name of a part before all else.
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                fileName is null ? disposition : $"{disposition}; filename={Quote(fileName)}"
            );
            if (type is not null)
            {
                part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            }

            content.Add(part);
        }

        return content;
    }

    private void AddText(string name, string? value, string? type)
    {
        if (value is not null)
        {
            Add(name, new RequestBody(Encoding.UTF8.GetBytes(value)), null, type);
        }
    }

    private void Add(string name, RequestBody body, string? fileName, string? type)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Told at once, and not when it is sent.
        _ = type is null ? null : MediaTypeHeaderValue.Parse(type);
        _parts.Add((name, body, fileName, type));
    }

    /// <summary>As browsers write names (RFC 7578 section 2), which servers understand best: in quotes, and in UTF-8.</summary>
    private static string Quote(string name)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in name)
        {
            _ = c is '"' or < ' ' or '\x7F' ? quoted.Append(Uri.HexEscape(c)) : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
