using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Writes a file.</summary>
internal sealed class FileContent : AtlasContent<AtlasFile>
{
    /// <remarks>A stream that can seek is copied, so that a later response can have the same file.</remarks>
    internal override HttpContent? Write(AtlasFile value, string? mediaType)
    {
        HttpContent content = value.Stream.CanSeek ? Copy(value) : new StreamContent(value.Stream);
        if (value.FileName is { } name)
        {
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
            {
                FileNameStar = name,
            };
        }

        return Typed(content, value.ContentType ?? mediaType, "application/octet-stream");
    }

    private static ByteArrayContent Copy(AtlasFile file)
    {
        var bytes = new byte[file.Length ?? 0];
        lock (file)
        {
            var start = file.Stream.Position;
            file.Stream.ReadExactly(bytes);
            file.Stream.Position = start;
        }

        return new(bytes);
    }
}
