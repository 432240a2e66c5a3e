using System.Net;
using System.Net.Sockets;

namespace AtlasGen.Interop.Tests;

/// <summary>
/// A socket server on a free port of the loopback address, for behavior that web servers do not support.
/// </summary>
internal abstract class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    protected SocketServer()
    {
        _listener.Start(backlog: 1024);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Gets a token that is canceled when the server stops.</summary>
    protected CancellationToken Stop => _stop.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    /// <summary>
    /// Serves one connection, which is closed afterward. Other connections are accepted in the meantime.
    /// </summary>
    protected abstract Task ServeAsync(TcpClient client);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeToTheEndAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
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

    private async Task ServeToTheEndAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        try
        {
            await ServeAsync(client);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or OperationCanceledException
                        or SocketException
                        or ObjectDisposedException
            )
        {
            // The client or the server closed the connection.
        }
    }
}
