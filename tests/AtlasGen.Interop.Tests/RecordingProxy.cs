using System.Net.Sockets;
using System.Text;

namespace AtlasGen.Interop.Tests;

/// <summary>
/// A proxy between client and server that does not parse HTTP. It copies all bytes and keeps those from the client.
/// </summary>
internal sealed class RecordingProxy(Uri target) : SocketServer
{
    private readonly List<MemoryStream> _connections = [];

    /// <summary>Returns the requests in the order of their connections.</summary>
    public IReadOnlyList<RawRequest> Requests()
    {
        lock (_connections)
        {
            return
            [
                .. _connections.SelectMany(connection =>
                    RawRequest.Split(Encoding.UTF8.GetString(connection.ToArray()))
                ),
            ];
        }
    }

    protected override async Task ServeAsync(TcpClient client)
    {
        var record = new MemoryStream();
        lock (_connections)
        {
            _connections.Add(record);
        }

        using var far = new TcpClient();
        await far.ConnectAsync(target.Host, target.Port, Stop);
        var (near, there) = (client.GetStream(), far.GetStream());
        Task[] copies = [CopyAsync(near, there, record), CopyAsync(there, near, null)];
        await Task.WhenAny(copies);
        // Either side closes both connections. Exceptions of the other copy do not matter.
        client.Close();
        far.Close();
        await Task.WhenAll(copies);
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, MemoryStream? record)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, Stop)) > 0)
        {
            if (record is not null)
            {
                lock (_connections)
                {
                    record.Write(buffer, 0, read);
                }
            }

            await to.WriteAsync(buffer.AsMemory(0, read), Stop);
        }
    }
}

/// <summary>An HTTP/1.1 request, parsed without a library.</summary>
internal sealed record RawRequest(
    string Line,
    IReadOnlyDictionary<string, string> Headers,
    string Body
)
{
    public static IEnumerable<RawRequest> Split(string text)
    {
        while (text.Length > 0)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var lines = text[..end].Split("\r\n");
            var headers = lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            var length = headers.TryGetValue("Content-Length", out var value)
                ? int.Parse(value, null)
                : 0;
            yield return new(lines[0], headers, text.Substring(end + 4, length));
            text = text[(end + 4 + length)..];
        }
    }
}
