using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Represents the endpoint that a connection calls: the base address of a server, and the transport to it.</summary>
internal sealed class AtlasEndpoint
{
    /// <summary>The requirement for an address, as the end of a sentence.</summary>
    public const string AddressRule =
        "must be an https URL without user info, a query, or a fragment (http is allowed for loopback addresses)";

    // The URL is already escaped, and a digest includes it, so nothing may rewrite it.
    private static readonly UriCreationOptions Verbatim = new()
    {
        DangerousDisablePathAndQueryCanonicalization = true,
    };

    private readonly HttpMessageInvoker _transport;
    private readonly string _prefix;
    private readonly string _userAgent;
    private volatile bool _isClosed;

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
        _userAgent = $"{ProductName(applicationName)}AtlasGen/{LibraryVersion.Text}";
        Time = time;
    }

    /// <summary>Gets the base address.</summary>
    public Uri Address { get; }

    /// <summary>Gets the time provider.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the name of the client in telemetry, or <see langword="null"/> if it has none.</summary>
    public string? ClientName { get; init; }

    /// <summary>Gets a value that indicates whether the client has been disposed. Others may share its credentials.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Returns the URL of a path and a query on this server.</summary>
    public Uri AddressOf(string path, string query = "") => new(_prefix + path + query, Verbatim);

    /// <summary>Sends a request. The task completes when the headers of the response have been received.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return _transport.SendAsync(message, cancellationToken);
    }

    /// <summary>Disposes the transport.</summary>
    public void Close()
    {
        _isClosed = true;
        _transport.Dispose();
    }

    /// <summary>Creates a handler for one client. Its connections follow DNS changes, and credentials never follow a redirect.</summary>
    public static HttpMessageHandler CreateHandler() =>
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
        };

    /// <summary>Determines whether credentials may be sent to an address, and the path of an operation can be appended to it.</summary>
    public static bool IsAllowed(Uri address) =>
        IsSecure(address)
        && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;

    /// <summary>Determines whether what is sent to an address is encrypted, or does not leave the machine.</summary>
    public static bool IsSecure(Uri address) =>
        address.IsAbsoluteUri
        && (
            address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        );

    private static Uri Check(Uri address) =>
        IsAllowed(address)
            ? address
            : throw new ArgumentException($"The base address {AddressRule}.", nameof(address));

    private static string ProductName(string? applicationName) =>
        string.IsNullOrWhiteSpace(applicationName) ? "" : applicationName.Trim() + " ";
}
