using System.Net;
using System.Net.Sockets;

namespace AtlasGen.Interop.Tests;

/// <summary>A port of the loopback address for a server that cannot pick one itself.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a server of a process takes connections.</summary>
    public static async Task WaitAsync(int port, Func<bool> hasExited, Func<string> log)
    {
        // A busy machine may take long; the test ends when the server does.
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
