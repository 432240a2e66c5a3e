using System.Net;
using System.Reflection;

namespace AtlasGen.Runtime;

/// <summary>The endpoint that a connection calls: the base address of a server, and the transport to it.</summary>
internal sealed class AtlasEndpoint
{
    /// <summary>What is asked of an address, to be put behind its name.</summary>
    public const string AddressRule =
        "must be https (http for loopback only), without user info, query and fragment";

    // The address is escaped already, and a digest is made over it: nothing may rewrite it behind our back.
    private static readonly UriCreationOptions Verbatim = new()
    {
        DangerousDisablePathAndQueryCanonicalization = true,
    };

    private static readonly string Version =
        typeof(AtlasEndpoint)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    private readonly HttpMessageInvoker _transport;
    private readonly string _prefix;
    private readonly string _userAgent;

    public AtlasEndpoint(
        HttpMessageInvoker transport,
        Uri address,
        string? applicationName,
        TimeProvider time
    )
    {
        _transport = transport;
        Address = Check(address);
        _prefix = Address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _userAgent = $"{ProductName(applicationName)}AtlasGen/{Version}";
        Time = time;
    }

    /// <summary>The base address.</summary>
    public Uri Address { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The address of a path and a query on this server.</summary>
    public Uri AddressOf(string path, string query = "") => new(_prefix + path + query, Verbatim);

    /// <summary>Sends a request; headers of the response have come when the task ends.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return _transport.SendAsync(message, cancellationToken);
    }

    /// <summary>A handler for one client: connections see changes of DNS, and credentials never follow a redirect.</summary>
    public static HttpMessageHandler CreateHandler() =>
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        };

    /// <summary>Whether credentials may be sent to an address, and an operation's path be put behind it.</summary>
    public static bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        )
        && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;

    private static Uri Check(Uri address) =>
        IsAllowed(address)
            ? address
            : throw new ArgumentException($"The base address {AddressRule}.", nameof(address));

    private static string ProductName(string? applicationName) =>
        string.IsNullOrWhiteSpace(applicationName) ? "" : applicationName.Trim() + " ";
}
