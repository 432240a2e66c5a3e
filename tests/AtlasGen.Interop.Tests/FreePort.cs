using System.Net;
using System.Net.Sockets;

namespace AtlasGen.Interop.Tests;

/// <summary>Finds a port of the loopback address for a server that cannot choose one itself.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the server of a process accepts connections.</summary>
    public static async Task WaitAsync(int port, Func<bool> hasExited, Func<string> log)
    {
        // No timeout, because a busy machine may be slow. The test ends if the server exits.
        while (true)
        {
            Assert.False(hasExited(), log());
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
