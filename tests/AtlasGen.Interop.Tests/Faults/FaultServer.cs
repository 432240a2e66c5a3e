using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AtlasGen.Interop.Tests.Faults;

/// <summary>A socket server that causes the fault that the last segment of the path names.</summary>
internal sealed class FaultServer(Uri elsewhere) : SocketServer
{
    /// <summary>The only token that the server issues.</summary>
    public const string Token = "s3cretT0ken";

    /// <summary>The only nonce that the server issues.</summary>
    public const string Nonce = "s3cretN0nce";

    private const string RateLimited = """{"error":429,"errorCode":"RATE_LIMITED_TOKEN_BUCKET"}""";
    private const string Json = "application/json";
    private const string Good = """{"id":"1","groupName":"all of it","roles":["GROUP_OWNER"]}""";

    private readonly ConcurrentDictionary<string, bool> _limited = new();

    protected override async Task ServeAsync(TcpClient client)
    {
        var buffer = new byte[16 * 1024];
        var stream = client.GetStream();
        var isOpen = true;
        while (isOpen && await ReadRequestAsync(stream, buffer) is { Length: > 0 } request)
        {
            isOpen = await AnswerAsync(client, stream, request);
        }
    }

    /// <summary>Reads a request; returns an empty string at the end of the connection.</summary>
    private async Task<string> ReadRequestAsync(NetworkStream stream, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var text = Encoding.ASCII.GetString(buffer, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && length >= end + 4 + ContentLength(text))
            {
                return text;
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), Stop);
            if (read == 0)
            {
                return "";
            }

            length += read;
        }
    }

    private static int ContentLength(string request)
    {
        const string Name = "Content-Length: ";
        var start = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return start < 0
            ? 0
            : int.Parse(
                request[(start + Name.Length)..].Split('\r')[0],
                CultureInfo.InvariantCulture
            );
    }

    /// <summary>Sends a response and returns whether the connection stays open.</summary>
    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, string request)
    {
        var name = request.Split(' ')[1].Split('/')[^1];
        if (name == "token")
        {
            return await SendAsync(
                stream,
                Response(200, Json, $$"""{"access_token":"{{Token}}","expires_in":3600}""")
            );
        }

        if (!request.Contains("\r\nAuthorization: ", StringComparison.OrdinalIgnoreCase))
        {
            return await SendAsync(
                stream,
                Response(
                    401,
                    Json,
                    "{}",
                    $"WWW-Authenticate: Digest realm=\"r\", nonce=\"{Nonce}\", qop=\"auth\""
                )
            );
        }

        var fault = Enum.Parse<Fault>(name.Split('-')[0]);
        switch (fault)
        {
            case Fault.None:
                return await SendAsync(stream, Response(200, Json, Good));
            case Fault.RateLimitOnce:
                return _limited.TryAdd(name, true)
                    ? await SendAsync(stream, Response(429, Json, RateLimited, "Retry-After: 0"))
                    : await SendAsync(stream, Response(200, Json, Good));
            case Fault.RateLimit:
                return await SendAsync(stream, Response(429, Json, RateLimited, "Retry-After: 60"));
            case Fault.HtmlOfAGateway:
                return await SendAsync(
                    stream,
                    Response(503, "text/html", "<html><body>Service Unavailable</body></html>")
                );
            case Fault.GarbageJson:
                return await SendAsync(stream, Response(200, Json, "{\"id\": nonsense}"));
            case Fault.EmptySuccess:
                return await SendAsync(stream, Response(200, Json, ""));
            case Fault.Redirect:
                return await SendAsync(stream, Response(307, Json, "", $"Location: {elsewhere}"));
            case Fault.NotFound:
                return await SendAsync(
                    stream,
                    Response(
                        404,
                        Json,
                        """{"error":404,"errorCode":"USER_NOT_FOUND","detail":"No user ada@example.com.","parameters":["ada@example.com"]}"""
                    )
                );
            case Fault.LengthTooSmall:
                await SendAsync(
                    stream,
                    $"HTTP/1.1 200 OK\r\nContent-Type: {Json}\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{Good}"
                );
                return false;
            case Fault.SlowBody:
                await SendAsync(
                    stream,
                    $"HTTP/1.1 200 OK\r\nContent-Type: {Json}\r\nContent-Length: {Good.Length}\r\n\r\n{Good[..1]}"
                );
                foreach (var part in Good[1..].Chunk(20))
                {
                    await Task.Delay(1, Stop);
                    await SendAsync(stream, new string(part));
                }

                return true;
            case Fault.ResetInHeaders:
                await SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Ty");
                return Reset(client);
            case Fault.ResetBeforeHeaders:
                return Reset(client);
        }

        await SendAsync(
            stream,
            $"HTTP/1.1 200 OK\r\nContent-Type: {Json}\r\nContent-Length: {Good.Length}\r\n\r\n{Good[..20]}"
        );
        if (fault is Fault.StalledBody)
        {
            // Wait until the client gives up.
            _ = await stream.ReadAsync(new byte[1], Stop);
        }

        return fault is Fault.ResetInBody && Reset(client);
    }

    /// <summary>Closes the connection with RST instead of FIN.</summary>
    private static bool Reset(TcpClient client)
    {
        client.LingerState = new(enable: true, seconds: 0);
        client.Close();
        return false;
    }

    private static string Response(
        int status,
        string contentType,
        string body,
        string header = "X-Fault: yes"
    ) =>
        $"HTTP/1.1 {status} Said\r\nContent-Type: {contentType}\r\n{header}\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private async Task<bool> SendAsync(NetworkStream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Stop);
        return true;
    }
}
