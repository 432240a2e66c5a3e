using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AtlasGen.Interop.Tests.Apache;

/// <summary>Apache httpd with mod_auth_digest, as a proxy for an in-process server.</summary>
internal sealed partial class ApacheServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/apache2";
    private const string Modules = "/usr/lib/apache2/modules";

    private readonly string _folder;
    private readonly Process _process;

    private ApacheServer(string folder, Process process, Uri address)
    {
        _folder = folder;
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts Apache. If it is not installed, the test is skipped.</summary>
    /// <param name="upstream">The address of the in-process server.</param>
    /// <param name="nonceLifetime">The lifetime of a nonce, in seconds.</param>
    public static async Task<ApacheServer> StartAsync(Uri upstream, int nonceLifetime)
    {
        Assert.SkipUnless(File.Exists(Program), "Apache is not on this machine (Debian: apache2).");
        var folder = Directory.CreateTempSubdirectory("atlasgen-apache-").FullName;
        var port = FreePort.Find();
        // user "standinx", realm "MMS Public API", password "s3cret"
        await File.WriteAllTextAsync(
            Path.Combine(folder, "users"),
            $"standinx:MMS Public API:{Hash("standinx:MMS Public API:s3cret")}\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "httpd.conf"),
            $$"""
            ServerRoot "{{folder}}"
            PidFile "{{folder}}/httpd.pid"
            Mutex file:{{folder}} default
            ServerName 127.0.0.1
            Listen 127.0.0.1:{{port}}
            User www-data
            Group www-data
            LoadModule mpm_event_module {{Modules}}/mod_mpm_event.so
            LoadModule authn_core_module {{Modules}}/mod_authn_core.so
            LoadModule authn_file_module {{Modules}}/mod_authn_file.so
            LoadModule authz_core_module {{Modules}}/mod_authz_core.so
            LoadModule authz_user_module {{Modules}}/mod_authz_user.so
            LoadModule auth_digest_module {{Modules}}/mod_auth_digest.so
            LoadModule proxy_module {{Modules}}/mod_proxy.so
            LoadModule proxy_http_module {{Modules}}/mod_proxy_http.so
            ErrorLog "{{folder}}/error.log"
            LogFormat "%>s %m %{Authorization}i" digest
            CustomLog "{{folder}}/access.log" digest
            KeepAlive On
            MaxKeepAliveRequests 0
            KeepAliveTimeout 60
            # One process with threads to spare: one that is ended between two calls closes the connections that it kept.
            StartServers 1
            ServerLimit 1
            ThreadLimit 160
            ThreadsPerChild 160
            MaxRequestWorkers 160
            MinSpareThreads 1
            MaxSpareThreads 160
            ProxyPass "/" "{{upstream}}"
            <Location "/">
              AuthType Digest
              AuthName "MMS Public API"
              AuthDigestDomain "/"
              AuthDigestProvider file
              AuthDigestNonceLifetime {{nonceLifetime}}
              AuthUserFile "{{folder}}/users"
              Require valid-user
            </Location>
            """
        );
        // Apache's worker processes run as another user.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        var process = Process.Start(
            new ProcessStartInfo(
                Program,
                ["-f", Path.Combine(folder, "httpd.conf"), "-DFOREGROUND"]
            )
        )!;
        var server = new ApacheServer(folder, process, new Uri($"http://127.0.0.1:{port}"));
        await FreePort.WaitAsync(
            port,
            () => process.HasExited,
            () => $"Apache did not start; see {folder}/error.log"
        );
        return server;
    }

    /// <summary>Returns the requests in Apache's own log: the status, the method, and the nonce.</summary>
    public async Task<IReadOnlyList<(int Status, string Method, string Nonce)>> AccessLogAsync()
    {
        // Apache writes the log when it stops, or earlier.
        await StopAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "access.log"));
        return
        [
            .. lines.Select(line =>
                (
                    int.Parse(line[..3], null),
                    line.Split(' ')[1],
                    Nonce().Match(line).Groups[1].Value
                )
            ),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            // SIGTERM also ends Apache's child processes.
            using var kill = Process.Start(
                "kill",
                [_process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
            await _process.WaitForExitAsync();
        }
    }

#pragma warning disable CA5351 // The format of htdigest.
    private static string Hash(string text) =>
        Convert
            .ToHexString(
                System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text))
            )
            .ToLowerInvariant();
#pragma warning restore CA5351

    [GeneratedRegex("nonce=\\\\?\"([^\"\\\\]*)")]
    private static partial Regex Nonce();
}
