using System.Diagnostics;
using System.Globalization;
using System.Text;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Prism (Stoplight) in front of a server: it judges requests and responses by the document.</summary>
internal sealed class PrismServer : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(
        Repository.Folder,
        "tests/prism/node_modules/@stoplight/prism-cli/dist/index.js"
    );

    private readonly Process _process;

    private readonly string _spec;

    private readonly StringBuilder _log = new();

    private PrismServer(Process process, string spec, Uri address)
    {
        _process = process;
        _spec = spec;
        Address = address;
        // A pipe that nobody reads would stop it.
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The header in which it complains of what it lets pass.</summary>
    public const string ViolationsHeader = "sl-violations";

    /// <summary>Starts it with a document; the test is skipped where it is not installed.</summary>
    /// <remarks>What it complains of is an error: a request does not reach the server, a response not the client.</remarks>
    public static async Task<PrismServer> StartAsync(ApiDocument document, Uri upstream)
    {
        Assert.SkipUnless(
            File.Exists(Program),
            "Prism is not installed (npm ci --prefix tests/prism)."
        );
        var spec = Path.GetTempFileName();
        document.Save(spec);
        var port = FreePort.Find();
        var process = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Program,
                    "proxy",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    port.ToString(CultureInfo.InvariantCulture),
                    "--errors",
                    "--verboseLevel",
                    "fatal",
                    spec,
                    upstream.ToString(),
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var server = new PrismServer(process, spec, new Uri($"http://127.0.0.1:{port}"));
        await FreePort.WaitAsync(port, () => process.HasExited, server.Log);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_spec);
    }

    private string Log()
    {
        lock (_log)
        {
            return $"Prism: {_log}";
        }
    }

    private void Append(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
