using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Returns the hosts of clusters, and their logs.</summary>
internal static class Logs
{
    private const int Hosts = 3;
    private const int Lines = 5_000;

    public static Reply ListProcesses(StandInRequest request, IEnumerable<string> clusters) =>
        Reply.Page(request, [.. clusters.SelectMany(Processes)]);

    public static Reply Download(string host, string log)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            for (var i = 0; i < Lines; i++)
            {
                // Random text, so that the file does not become tiny.
                gzip.Write(Encoding.UTF8.GetBytes(RandomNumberGenerator.GetHexString(80) + "\n"));
            }
        }

        return new(200, null) { File = ($"{host}_{log}.log.gz", file.ToArray()) };
    }

    private static IEnumerable<JsonObject> Processes(string cluster) =>
        Enumerable
            .Range(0, Hosts)
            .Select(number =>
            {
                var host = $"{cluster.ToLowerInvariant()}-0{number}.stand1n.mongodb.example";
                return new JsonObject
                {
                    ["hostname"] = host,
                    ["id"] = $"{host}:27017",
                    ["port"] = 27017,
                    ["typeName"] = number == 0 ? "REPLICA_PRIMARY" : "REPLICA_SECONDARY",
                    ["userAlias"] = host,
                };
            });
}
