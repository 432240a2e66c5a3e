using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasGen.Interop.Tests;

/// <summary>Stands between client and server, and knows nothing of HTTP: it copies bytes, and keeps those of the client.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MemoryStream> _connections = [];
    private readonly Uri _target;
    private readonly Task _accepting;

    public RecordingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The requests as they came, in the order of their connections.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var record = new MemoryStream();
                lock (_connections)
                {
                    _connections.Add(record);
                }

                _ = RelayAsync(client, record);
            }
        }
        catch (Exception exception)
            when (exception
                    is OperationCanceledException
                        or SocketException
                        or ObjectDisposedException
            )
        {
            // The proxy was stopped.
        }
    }

    private async Task RelayAsync(TcpClient client, MemoryStream record)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(_target.Host, _target.Port, _stop.Token);
        await Task.WhenAny(
            CopyAsync(near.GetStream(), far.GetStream(), record),
            CopyAsync(far.GetStream(), near.GetStream(), null)
        );
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, MemoryStream? record)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            if (record is not null)
            {
                lock (_connections)
                {
                    record.Write(buffer, 0, read);
                }
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}

/// <summary>A request of HTTP/1.1, taken apart by hand.</summary>
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
