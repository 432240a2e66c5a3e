using System.Text.Json;

namespace AtlasGen.Interop.Tests.Recordings;

/// <summary>A recorded response of the real Atlas.</summary>
internal sealed record Recording(
    string Method,
    string Path,
    int Status,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
)
{
    /// <summary>Returns all recordings. If there are none, the test is skipped.</summary>
    public static IReadOnlyList<Recording> All()
    {
        return
        [
            .. Directory
                .GetFiles(Repository.Corpus("recordings"), "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines)
                .Select(Parse),
        ];
    }

    public string? Header(string name) =>
        Headers
            .FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Value;

    private static Recording Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new(
            root.GetProperty("method").GetString()!,
            root.GetProperty("path").GetString()!,
            root.GetProperty("status").GetInt32(),
            [
                .. root.GetProperty("headers")
                    .EnumerateArray()
                    .Select(header => (header[0].GetString()!, header[1].GetString()!)),
            ],
            root.TryGetProperty("body", out var body)
                ? System.Text.Encoding.UTF8.GetBytes(body.GetString()!)
                : root.GetProperty("bodyBase64").GetBytesFromBase64()
        );
    }
}
