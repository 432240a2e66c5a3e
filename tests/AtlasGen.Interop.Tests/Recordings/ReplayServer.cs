using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasGen.Interop.Tests.Recordings;

/// <summary>Sends recorded responses byte for byte; the request says which one in a header.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    public const string IndexHeader = "X-Recording";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<Recording> _recordings;
    private readonly Task _accepting;

    public ReplayServer(IReadOnlyList<Recording> recordings)
    {
        _recordings = recordings;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

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
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception)
            when (exception
                    is OperationCanceledException
                        or SocketException
                        or ObjectDisposedException
            )
        {
            // The server was stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var index = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith(IndexHeader + ": ", StringComparison.OrdinalIgnoreCase))
            {
                index = int.Parse(line[(IndexHeader.Length + 2)..], CultureInfo.InvariantCulture);
            }
        }

        var recording = _recordings[index];
        var head = new StringBuilder($"HTTP/1.1 {recording.Status} Recorded\r\n");
        foreach (
            var (name, value) in recording.Headers.Where(header => !IsOfTheConnection(header.Name))
        )
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        // The recorder masked some bodies, so their length is no longer what it was.
        var hasBody = recording.Status != 204;
        head.Append(hasBody ? $"Content-Length: {recording.Body.Length}\r\n" : "")
            .Append("Connection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), _stop.Token);
        await stream.WriteAsync(hasBody ? recording.Body : [], _stop.Token);
    }

    private static bool IsOfTheConnection(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Connection", StringComparison.OrdinalIgnoreCase);
}
