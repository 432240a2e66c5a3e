using System.Diagnostics;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace AtlasGen.Benchmarks;

/// <summary>Measures NSwag with the same document. It has no selection, so it generates the whole document.</summary>
internal static class PeerBenchmark
{
    public static void Run(string document)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var parsed = document.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? OpenApiDocument.FromFileAsync(document).GetAwaiter().GetResult()
                : OpenApiYamlDocument.FromFileAsync(document).GetAwaiter().GetResult();
            var code = new CSharpClientGenerator(parsed, new()).GenerateFile();
            Console.WriteLine(
                $"NSwag: {code.Length / 1000} kB of code in {clock.Elapsed.TotalMilliseconds:f0} ms"
            );
        }
        // The type of the exception is the result to report.
        catch (Exception exception)
        {
            Console.WriteLine(
                $"NSwag: fails after {clock.Elapsed.TotalMilliseconds:f0} ms: {exception.GetType().Name}: {exception.Message.Split('\n')[0]}"
            );
        }
    }
}
