using System.Text.Json.Serialization;

namespace AtlasGen.Benchmarks;

// The records that an experienced user would write for System.Text.Json. Its generated code assigns properties with
// "set" faster than it calls constructors and properties with "init".

internal sealed record HandClusterPage
{
    public IReadOnlyList<HandLink>? Links { get; set; }
    public IReadOnlyList<HandCluster>? Results { get; set; }
    public int? TotalCount { get; set; }
}

internal sealed record HandCluster
{
    public DateTimeOffset? AcceptDataRisksAndForceReplicaSetReconfig { get; set; }
    public HandAdvancedConfiguration? AdvancedConfiguration { get; set; }
    public bool? BackupEnabled { get; set; }
    public HandBiConnector? BiConnector { get; set; }
    public string? ClusterType { get; set; }
    public string? ConfigServerManagementMode { get; set; }
    public string? ConfigServerType { get; set; }
    public HandConnectionStrings? ConnectionStrings { get; set; }
    public DateTimeOffset? CreateDate { get; set; }
    public double? DiskSizeGB { get; set; }
    public string? DiskWarmingMode { get; set; }
    public IReadOnlyList<HandReplicationSpec>? EffectiveReplicationSpecs { get; set; }
    public string? EncryptionAtRestProvider { get; set; }
    public string? FeatureCompatibilityVersion { get; set; }
    public DateTimeOffset? FeatureCompatibilityVersionExpirationDate { get; set; }
    public bool? GlobalClusterSelfManagedSharding { get; set; }
    public string? GroupId { get; set; }
    public string? Id { get; set; }
    public string? InternalClusterRole { get; set; }
    public IReadOnlyList<HandTag>? Labels { get; set; }
    public IReadOnlyList<HandLink>? Links { get; set; }
    public HandAccessGrant? MongoDBEmployeeAccessGrant { get; set; }
    public string? MongoDBMajorVersion { get; set; }
    public string? MongoDBVersion { get; set; }
    public string? Name { get; set; }
    public bool? Paused { get; set; }
    public bool? PitEnabled { get; set; }
    public bool? RedactClientLogData { get; set; }
    public string? ReplicaSetScalingStrategy { get; set; }
    public IReadOnlyList<HandReplicationSpec>? ReplicationSpecs { get; set; }
    public bool? RetainBackups { get; set; }
    public string? RootCertType { get; set; }
    public string? StateName { get; set; }
    public IReadOnlyList<HandTag>? Tags { get; set; }
    public bool? TerminationProtectionEnabled { get; set; }
    public bool? UseAwsTimeBasedSnapshotCopyForFastInitialSync { get; set; }
    public string? VersionReleaseSystem { get; set; }
}

internal sealed record HandAccessGrant
{
    public DateTimeOffset? ExpirationTime { get; set; }
    public string? GrantType { get; set; }
}

internal sealed record HandAdvancedConfiguration
{
    public IReadOnlyList<string>? CustomOpensslCipherConfigTls12 { get; set; }
    public string? MinimumEnabledTlsProtocol { get; set; }
    public string? TlsCipherConfigMode { get; set; }
}

internal sealed record HandAutoScaling
{
    public bool? ComputeEnabled { get; set; }
    public bool? DiskEnabled { get; set; }
}

internal sealed record HandBiConnector
{
    public bool? Enabled { get; set; }
    public string? ReadPreference { get; set; }
}

internal sealed record HandConnectionStrings
{
    public string? Standard { get; set; }
    public string? StandardSrv { get; set; }
}

internal sealed record HandHardware
{
    public int? DiskIOPS { get; set; }
    public string? EbsVolumeType { get; set; }
    public string? InstanceSize { get; set; }
    public int? NodeCount { get; set; }
}

internal sealed record HandLink
{
    public string? Href { get; set; }
    public string? Rel { get; set; }
}

internal sealed record HandRegionConfig
{
    public HandHardware? AnalyticsSpecs { get; set; }
    public HandAutoScaling? AutoScaling { get; set; }
    public HandHardware? ElectableSpecs { get; set; }
    public int? Priority { get; set; }
    public string? ProviderName { get; set; }
    public HandHardware? ReadOnlySpecs { get; set; }
    public string? RegionName { get; set; }
}

internal sealed record HandReplicationSpec
{
    public string? Id { get; set; }
    public IReadOnlyList<HandRegionConfig>? RegionConfigs { get; set; }
    public string? ZoneId { get; set; }
    public string? ZoneName { get; set; }
}

internal sealed record HandTag
{
    public string? Key { get; set; }
    public string? Value { get; set; }
}

[JsonSerializable(typeof(HandClusterPage))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
internal sealed partial class HandClusterJson : JsonSerializerContext;
