using System.Diagnostics;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace AtlasGen.Benchmarks;

/// <summary>What NSwag makes of the same document; it has no selection, so it generates all of it.</summary>
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
        // Which it throws is what is to be told.
        catch (Exception exception)
        {
            Console.WriteLine(
                $"NSwag: fails after {clock.Elapsed.TotalMilliseconds:f0} ms: {exception.GetType().Name}: {exception.Message.Split('\n')[0]}"
            );
        }
    }
}
