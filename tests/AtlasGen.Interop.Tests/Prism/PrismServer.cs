using System.Diagnostics;
using System.Globalization;
using System.Text;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>
/// Prism (Stoplight) as a proxy for a server, which validates requests and responses against the document.
/// </summary>
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
        // The output must be read, or the process would block on a full pipe.
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The header with violations that do not cause an error.</summary>
    public const string ViolationsHeader = "sl-violations";

    /// <summary>Starts Prism with a document. If Prism is not installed, the test is skipped.</summary>
    /// <remarks>
    /// Violations are errors: invalid requests do not reach the server, and invalid responses do not reach the client.
    /// </remarks>
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
