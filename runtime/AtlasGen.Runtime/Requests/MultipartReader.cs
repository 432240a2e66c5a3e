using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Reads the parts of a request (<c>multipart/form-data</c>, RFC 7578).</summary>
internal static class MultipartReader
{
    /// <summary>Reads the parts.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The media type, which states the boundary.</param>
    /// <exception cref="FormatException">The media type has no boundary, or the body does not match it.</exception>
    public static AtlasMultipart Read(ReadOnlyMemory<byte> body, string? mediaType)
    {
        var boundary =
            MediaTypeHeaderValue.TryParse(mediaType, out var type)
            && type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value
                is { } value
                ? value.Trim('"')
                : throw new FormatException($"The media type '{mediaType}' has no boundary.");
        var delimiter = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
        var parts = new AtlasMultipart();
        // The first delimiter has no line break before it.
        var rest = Skip(body, delimiter.AsSpan(2));
        while (!rest.Span.StartsWith("--"u8))
        {
            rest = Skip(rest, "\r\n"u8);
            var next = rest.Span.IndexOf(delimiter);
            if (next < 0)
            {
                throw new FormatException("The body ends within a part.");
            }

            Add(parts, rest[..next]);
            rest = rest[(next + delimiter.Length)..];
        }

        return parts;
    }

    private static void Add(AtlasMultipart parts, ReadOnlyMemory<byte> part)
    {
        var end = part.Span.IndexOf("\r\n\r\n"u8);
        var headers = Encoding.UTF8.GetString(part.Span[..Math.Max(end, 0)]).Split("\r\n");
        var disposition = Header(headers, "Content-Disposition") ?? "";
        parts.Add(
            Parameter(disposition, "name")
                ?? throw new FormatException("A part of the body has no name."),
            new RequestBody(part[(end + 4)..]),
            Parameter(disposition, "filename"),
            Header(headers, "Content-Type")
        );
    }

    private static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> start) =>
        body.Span.StartsWith(start)
            ? body[start.Length..]
            : throw new FormatException("The body does not match the boundary of its media type.");

    private static string? Header(string[] headers, string name) =>
        headers
            .FirstOrDefault(header =>
                header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)
            )
            ?[(name.Length + 1)..].Trim();

    private static string? Parameter(string disposition, string name)
    {
        var start = $"; {name}=\"";
        var index = disposition.IndexOf(start, StringComparison.Ordinal);
        if (index < 0)
        {
            return null;
        }

        var value = disposition[(index + start.Length)..];
        return Unquote(value[..value.IndexOf('"', StringComparison.Ordinal)]);
    }

    /// <summary>Reads a name as browsers write it: only quotes and control characters are escaped, and a percent sign is not.</summary>
    private static string Unquote(string quoted)
    {
        var name = new StringBuilder();
        for (var i = 0; i < quoted.Length; i++)
        {
            if (
                quoted[i] == '%'
                && i + 2 < quoted.Length
                && byte.TryParse(
                    quoted.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var code
                )
                && (char)code is '"' or < ' ' or '\x7F'
            )
            {
                name.Append((char)code);
                i += 2;
            }
            else
            {
                name.Append(quoted[i]);
            }
        }

        return name.ToString();
    }
}
