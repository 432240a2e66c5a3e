using System.Text;
using System.Text.Json.Nodes;
using AtlasGen.Interop.Tests.Recordings;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Tests that a cluster with two shards can be read, changed in one place, and sent back.</summary>
public class ClusterProgramTests
{
    private const string Cluster = """
        {
          "id": "65f00000000000000000000a", "groupId": "65f00000000000000000000b", "name": "Cluster0",
          "stateName": "IDLE", "createDate": "2026-11-01T08:00:00Z", "mongoDBVersion": "8.0.4",
          "connectionStrings": { "standardSrv": "mongodb+srv://cluster0.example.net" },
          "clusterType": "SHARDED",
          "replicationSpecs": [
            { "id": "65f000000000000000000001", "zoneName": "Zone 1", "regionConfigs": [REGION] },
            { "id": "65f000000000000000000002", "zoneName": "Zone 1", "regionConfigs": [REGION] }
          ]
        }
        """;

    private const string Region = """
        {
          "providerName": "AWS", "regionName": "EU_CENTRAL_1", "priority": 7,
          "electableSpecs": { "instanceSize": "M30", "nodeCount": 3 },
          "readOnlySpecs": { "instanceSize": "M30", "nodeCount": 1 },
          "analyticsSpecs": { "instanceSize": "M30", "nodeCount": 2 },
          "autoScaling": { "compute": { "enabled": true, "minInstanceSize": "M30", "maxInstanceSize": "M80" } }
        }
        """;

    private static readonly string[] RootReadOnly =
    [
        "id",
        "groupId",
        "stateName",
        "createDate",
        "mongoDBVersion",
        "connectionStrings",
    ];

    [Theory]
    [InlineData("RunV2Async")]
    [InlineData("RunV2Of2025Async")]
    public async Task Everything_but_the_read_only_properties_of_the_root_is_sent(string program)
    {
        var json = Cluster.Replace("REGION", Region, StringComparison.Ordinal);
        var assembly = await CorpusClients.AssemblyAsync();
        await using var server = new ReplayServer([
            new(
                "GET",
                "/",
                200,
                [("Content-Type", "application/json")],
                Encoding.UTF8.GetBytes(json)
            ),
        ]);
        using var transport = new WatchingHandler();
        var options = new AtlasClientOptions
        {
            BaseAddress = server.Address,
            Credentials = AtlasCredentials.Token("token"),
            Transport = transport,
        };
        var run = assembly
            .GetType("Corpus.ClusterProgram", throwOnError: true)!
            .GetMethod(program)!;
        await (Task)run.Invoke(null, [options, "65f00000000000000000000b", "Cluster0"])!;

        var expected = JsonNode.Parse(json)!.AsObject();
        foreach (var name in RootReadOnly)
        {
            expected.Remove(name);
        }

        expected["replicationSpecs"]![0]!["regionConfigs"]![0]!["electableSpecs"]!["instanceSize"] =
            "M40";
        Assert.Equal(HttpMethod.Patch, transport.Request.Method);
        Assert.True(
            JsonNode.DeepEquals(expected, JsonNode.Parse(transport.Request.Body)),
            Encoding.UTF8.GetString(transport.Request.Body!)
        );
    }
}
