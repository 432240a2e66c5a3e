using System.Collections;
using System.Net.Http.Headers;
using System.Text;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Represents the body of an upload: named parts, including files (<c>multipart/form-data</c>, RFC 7578).</summary>
/// <remarks>
/// <code>new AtlasMultipart { { "file", stream, "report.pdf" }, { "folder", "2026" } }</code>
/// Streams are read from their current position, and are not disposed. If a stream cannot seek, the body can be sent only once,
/// so the call is not retried.
/// </remarks>
public sealed class AtlasMultipart : IEnumerable<string>
{
    private const string Bytes = "application/octet-stream";

    private readonly List<(string Name, RequestBody Body, string? FileName, string? Type)> _parts =
    [];

    /// <summary>Adds text, which is sent as UTF-8 and without a media type.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The text. If it is <see langword="null"/>, no part is added.</param>
    public void Add(string name, string? value) => AddText(name, value, null);

    /// <summary>Adds text with a media type, such as <c>text/csv</c>.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The text, which is sent as UTF-8. If it is <see langword="null"/>, no part is added.</param>
    /// <param name="contentType">The media type of the text.</param>
    /// <exception cref="FormatException"><paramref name="contentType"/> is not a valid media type.</exception>
    public void Add(string name, string? value, string contentType)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        AddText(name, value, contentType);
    }

    /// <summary>Adds a value of another type as text.</summary>
    /// <typeparam name="T">The type of the value: a number, a Boolean, a date, a UUID, or an open enum.</typeparam>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The value to add.</param>
    public void Add<T>(string name, T value)
        where T : struct => Add(name, WireText.Of(value));

    /// <summary>Adds an optional value as text. If it is <see langword="null"/>, no part is added.</summary>
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
    /// <param name="fileName">The file name that is sent to the server.</param>
    /// <param name="contentType">The media type of the file. The default is <c>application/octet-stream</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> or <paramref name="fileName"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="contentType"/> is not a valid media type.</exception>
    public void Add(string name, Stream content, string fileName, string contentType = Bytes)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        Add(name, new RequestBody(content), fileName, contentType);
    }

    /// <summary>Adds an object as JSON.</summary>
    /// <typeparam name="T">The type of the generated record.</typeparam>
    /// <param name="name">The name of the part.</param>
    /// <param name="value">The object to add. If it is <see langword="null"/>, no part is added.</param>
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

    /// <summary>Returns an enumerator for the names of the parts, in the order in which they were added.</summary>
    /// <returns>An enumerator for the names of the parts.</returns>
    public IEnumerator<string> GetEnumerator() => _parts.Select(part => part.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gets the parts, in the order in which they were added.</summary>
    public IReadOnlyList<AtlasMultipartPart> Parts =>
        [
            .. _parts.Select(part => new AtlasMultipartPart(
                part.Name,
                part.FileName,
                part.Type,
                part.Body.Bytes
            )),
        ];

    /// <summary>Gets a value that indicates whether the body can be sent again.</summary>
    internal bool CanRepeat => _parts.TrueForAll(part => part.Body.CanRepeat);

    /// <summary>Creates the content of one request.</summary>
    internal HttpContent Content()
    {
        var boundary = Guid.NewGuid().ToString();
        HttpContent content = _parts.Count > 0 ? Content(boundary) : Nothing(boundary);
        // MultipartContent puts the boundary in quotes, which some servers and firewalls reject.
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation(
            "Content-Type",
            $"multipart/form-data; boundary={boundary}"
        );
        return content;
    }

    // For an empty body, MultipartContent would write one part without a name.
    private static ByteArrayContent Nothing(string boundary) =>
        new(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));

    /// <remarks>MultipartFormDataContent replaces a <c>Content-Disposition</c> that it cannot parse, so the name would be lost.</remarks>
    private MultipartContent Content(string boundary)
    {
        var content = new MultipartContent("form-data", boundary)
        {
            HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        foreach (var (name, body, fileName, type) in _parts)
        {
            var part = body.Content();
            var disposition = $"form-data; name={Quote(name)}";
            // This header comes first, as browsers send it, because some servers expect the name of a part before other headers.
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

    internal void Add(string name, RequestBody body, string? fileName, string? type)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Throws for an invalid media type here, and not when the body is sent.
        _ = type is null ? null : MediaTypeHeaderValue.Parse(type);
        _parts.Add((name, body, fileName, type));
    }

    /// <summary>Writes a name as browsers do (RFC 7578 section 2), in quotes and as UTF-8, because servers support this best.</summary>
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
