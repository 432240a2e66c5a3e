using System.Text;

namespace AtlasGen.Benchmarks;

/// <summary>Creates a list of clusters as JSON, in the form and order in which Atlas returns it.</summary>
internal static class ClusterList
{
    public static byte[] Create(int count)
    {
        var clusters = Enumerable.Range(0, count).Select(Cluster);
        return Encoding.UTF8.GetBytes(
            $$"""{"links":[{"href":"https://cloud.mongodb.com/api/atlas/v1.0/groups/5f0a1b2c3d4e5f6a7b8c9d0e/clusters?pageNum=1","rel":"self"}],"results":[{{string.Join(
                ',',
                clusters
            )}}],"totalCount":{{count}}}"""
        );
    }

    private static string Cluster(int i)
    {
        var lines = $$"""
            {"acceptDataRisksAndForceReplicaSetReconfig":"2025-06-01T00:00:00Z",
            "advancedConfiguration":{"customOpensslCipherConfigTls12":[],"minimumEnabledTlsProtocol":"TLS1_2","tlsCipherConfigMode":"DEFAULT"},
            "backupEnabled":{{Flag(
                i
            )}},"biConnector":{"enabled":false,"readPreference":"secondary"},
            "clusterType":"{{Any(i, "REPLICASET", "SHARDED", "GEOSHARDED")}}",
            "configServerManagementMode":"ATLAS_MANAGED","configServerType":"{{Any(
                i,
                "DEDICATED",
                "EMBEDDED"
            )}}",
            "connectionStrings":{"standard":"mongodb://cluster-{{i}}-shard-00-00.example.net:27017,cluster-{{i}}-shard-00-01.example.net:27017,cluster-{{i}}-shard-00-02.example.net:27017/?ssl=true&replicaSet=atlas-{{i}}-shard-0","standardSrv":"mongodb+srv://cluster-{{i}}.example.net"},
            "createDate":"2025-01-{{(i % 28) + 1:00}}T03:02:39Z","diskSizeGB":{{40
                + i % 3}}.5,"diskWarmingMode":"FULLY_WARMED",
            "effectiveReplicationSpecs":[{{Specification(i)}}],
            "encryptionAtRestProvider":"{{Any(i, "NONE", "AWS", "AZURE")}}",
            "featureCompatibilityVersion":"8.0","featureCompatibilityVersionExpirationDate":"2026-06-01T00:00:00Z",
            "globalClusterSelfManagedSharding":false,"groupId":"5f0a1b2c3d4e5f6a7b8c9d0e","id":"{{Id(
                i
            )}}",
            "internalClusterRole":"NONE","labels":[],
            "links":[{"href":"https://cloud.mongodb.com/api/atlas/v1.0/groups/5f0a1b2c3d4e5f6a7b8c9d0e/clusters/cluster-{{i}}","rel":"self"}],
            "mongoDBEmployeeAccessGrant":{"expirationTime":"2025-07-01T00:00:00Z","grantType":"CLUSTER_DATABASE_LOGS"},
            "mongoDBMajorVersion":"8.0","mongoDBVersion":"8.0.{{i
                % 30}}","name":"cluster-{{i}}","paused":{{Flag(i / 2)}},
            "pitEnabled":false,"redactClientLogData":false,"replicaSetScalingStrategy":"WORKLOAD_TYPE",
            "replicationSpecs":[{{Specification(i)}}],
            "retainBackups":false,"rootCertType":"ISRGROOTX1","stateName":"{{Any(
                i,
                "IDLE",
                "UPDATING"
            )}}",
            "tags":[{"key":"environment","value":"test"},{"key":"owner","value":"team-{{i % 7}}"}],
            "terminationProtectionEnabled":true,"useAwsTimeBasedSnapshotCopyForFastInitialSync":false,"versionReleaseSystem":"LTS"}
            """;
        return lines.ReplaceLineEndings("");
    }

    private static string Specification(int i) =>
        $$"""{"id":"{{Id(i + 1000)}}","regionConfigs":[{"analyticsSpecs":{{Hardware(0)}},"autoScaling":{"computeEnabled":false,"diskEnabled":true},"electableSpecs":{{Hardware(3)}},"priority":7,"providerName":"AWS","readOnlySpecs":{{Hardware(0)}},"regionName":"EU_WEST_1"}],"zoneId":"{{Id(i + 2000)}}","zoneName":"Zone 1"}""";

    private static string Hardware(int nodes) =>
        $$"""{"diskIOPS":3000,"ebsVolumeType":"STANDARD","instanceSize":"M30","nodeCount":{{nodes}}}""";

    private static string Any(int i, params string[] values) => values[i % values.Length];

    private static string Flag(int i) => i % 2 == 0 ? "true" : "false";

    private static string Id(int i) => $"5f0a1b2c3d4e5f6a7b{i:x6}";
}
