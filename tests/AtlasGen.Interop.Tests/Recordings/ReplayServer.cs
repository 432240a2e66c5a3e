using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AtlasGen.Interop.Tests.Recordings;

/// <summary>Sends recorded responses byte for byte. A header of the request selects the response.</summary>
internal sealed class ReplayServer(IReadOnlyList<Recording> recordings) : SocketServer
{
    public const string IndexHeader = "X-Recording";

    protected override async Task ServeAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var (index, length) = (0, 0);
        while (await reader.ReadLineAsync(Stop) is { Length: > 0 } line)
        {
            index = Number(IndexHeader, line) ?? index;
            length = Number("Content-Length", line) ?? length;
        }

        // Unread data would reset the connection, but reading without data would block.
        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length], Stop);
        }

        var recording = recordings[index];
        var head = new StringBuilder($"HTTP/1.1 {recording.Status} Recorded\r\n");
        foreach (
            var (name, value) in recording.Headers.Where(header => !IsOfTheConnection(header.Name))
        )
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        // The recording program masked some bodies, so their original length is wrong.
        var hasBody = recording.Status != 204;
        head.Append(hasBody ? $"Content-Length: {recording.Body.Length}\r\n" : "")
            .Append("Connection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), Stop);
        await stream.WriteAsync(hasBody ? recording.Body : [], Stop);
    }

    private static int? Number(string header, string line) =>
        line.StartsWith(header + ": ", StringComparison.OrdinalIgnoreCase)
            ? int.Parse(line[(header.Length + 2)..], CultureInfo.InvariantCulture)
            : null;

    private static bool IsOfTheConnection(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Connection", StringComparison.OrdinalIgnoreCase);
}
