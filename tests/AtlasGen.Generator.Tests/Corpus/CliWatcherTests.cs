using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests the overlay of the Atlas CLI, unchanged, with the current document of Atlas.</summary>
public partial class CliWatcherTests
{
    private const string Operations =
        "*GroupCluster;*GroupClusterSearchDeployment;*GroupBackupCompliancePolicy;verifyGroupUserSecurityLdap;takeGroupClusterBackupSnapshots;*GroupClusterBackupSnapshot;*GroupFlexCluster;createGroupFlexClusterBackupRestoreJob;*GroupPrivateEndpointEndpointService;createGroupClusterBackupExport;requestGroupSampleDatasetLoad;*GroupClusterOnlineArchive;*GroupClusterOutageSimulation;!get*";

    private static readonly Lazy<GeneratorRun> Run = new(() =>
        new SpecProject()
            .AddSpec(
                SpecTexts.Corpus("atlas-v2.yaml"),
                Operations,
                metadata: ("Overlays", "watchers.yaml")
            )
            .AddFile("watchers.yaml", SpecTexts.Corpus("atlas-cli-watchers.yaml"))
            .Run()
            .AssertCompiles()
    );

    [Fact]
    public void Each_target_and_method_has_a_method_or_a_diagnostic() =>
        Assert.Equal(
            """
            POST /clusters: Task<ClusterDescription20240805> CreateGroupClusterAndWait, Until = ["IDLE"]
            DELETE /clusters/{clusterName}: Task DeleteGroupClusterAndWait, EndsWhenGone = true
            PATCH /clusters/{clusterName}: AG3006 in line 39: the operation 'updateGroupCluster' is a PATCH. Only a GET can be repeated without changing anything.
            POST /clusters/{clusterName}/search/deployment: Task<ApiSearchDeploymentResponseView> CreateGroupClusterSearchDeploymentAndWait, Until = ["IDLE"]
            PATCH /clusters/{clusterName}/search/deployment: Task<ApiSearchDeploymentResponseView> UpdateGroupClusterSearchDeploymentAndWait, Until = ["IDLE"]
            DELETE /clusters/{clusterName}/search/deployment: Task DeleteGroupClusterSearchDeploymentAndWait, EndsWhenGone = true
            PUT /backupCompliancePolicy: Task<DataProtectionSettings20231001> UpdateGroupBackupCompliancePolicyAndWait, Until = ["ACTIVE"]
            DELETE /backupCompliancePolicy: Task<DataProtectionSettings20231001> DisableGroupBackupCompliancePolicyAndWait, Until = ["ACTIVE"]
            POST /userSecurity/ldap/verify: Task<LDAPVerifyConnectivityJobRequest> VerifyGroupUserSecurityLdapAndWait, Until = ["SUCCESS"], Fail = ["FAILED", "FAIL"]
            POST /serverless: AG2014 in line 105
            PATCH /serverless/{name}: AG2014 in line 120
            DELETE /serverless/{name}: AG2014 in line 135
            POST /clusters/{clusterName}/backup/snapshots: Task<DiskBackupReplicaSet> TakeGroupClusterBackupSnapshotsAndWait, Until = ["completed"], Fail = ["failed"]
            PATCH /clusters/{clusterName}/backup/snapshots/{snapshotId}: Task<DiskBackupReplicaSet> UpdateGroupClusterBackupSnapshotAndWait, Until = ["completed"], Fail = ["failed"]
            DELETE /clusters/{clusterName}/backup/snapshots/{snapshotId}: Task DeleteGroupClusterBackupSnapshotAndWait, EndsWhenGone = true
            POST /flexClusters: Task<FlexClusterDescription20241113> CreateGroupFlexClusterAndWait, Until = ["IDLE"]
            POST /flexClusters: Task<FlexClusterDescription20241113> CreateGroupFlexClusterAndWait, Until = ["IDLE"]
            PATCH /flexClusters/{name}: Task<FlexClusterDescription20241113> UpdateGroupFlexClusterAndWait, Until = ["IDLE"]
            DELETE /flexClusters/{name}: Task DeleteGroupFlexClusterAndWait, EndsWhenGone = true
            POST /flexClusters/{name}/backup/restoreJobs: Task<FlexBackupRestoreJob20241113> CreateGroupFlexClusterBackupRestoreJobAndWait, Until = ["COMPLETED"], Fail = ["FAILED"]
            POST /privateEndpoint/endpointService: Task<EndpointService> CreateGroupPrivateEndpointEndpointServiceAndWait, Until = ["WAITING_FOR_USER"], Fail = ["FAILED"]
            DELETE /privateEndpoint/{cloudProvider}/endpointService/{endpointServiceId}: AG3006 in line 292: the response of the operation has no schema, so it has no property 'cloudProvider'.
            POST /pipelines: AG2014 in line 297
            PATCH /pipelines/{pipelineName}: AG2014 in line 312
            DELETE /pipelines/{pipelineName}: AG2014 in line 327
            POST /clusters/{clusterName}/backup/exports: Task<DiskBackupExportJob> CreateGroupClusterBackupExportAndWait, Until = ["Successful"], Fail = ["Failed", "Cancelled"]
            POST /sampleDatasetLoad/{name}: AG3006 in line 366: the response of the operation has no single value 'id' in the version that the client uses.
            POST /clusters/{clusterName}/onlineArchives: AG3006 in line 383: the response of the operation has no single value 'id' in the version that the client uses.
            PATCH /clusters/{clusterName}/onlineArchives/{archiveId}: Task<BackupOnlineArchive> UpdateGroupClusterOnlineArchiveAndWait, Until = ["IDLE", "PAUSED", "ORPHANED", "DELETED", "ACTIVE"]
            DELETE /clusters/{clusterName}/onlineArchives/{archiveId}: Task DeleteGroupClusterOnlineArchiveAndWait, EndsWhenGone = true
            POST /serverless/{clusterName}/backup/snapshots: AG2014 in line 426
            POST /clusters/{clusterName}/outageSimulation: Task<ClusterOutageSimulation> StartGroupClusterOutageSimulationAndWait, Until = ["SIMULATING"]
            DELETE /clusters/{clusterName}/outageSimulation: Task EndGroupClusterOutageSimulationAndWait, EndsWhenGone = true
            """.ReplaceLineEndings("\n"),
            string.Join(
                "\n",
                Targets().Select(target => Outcome(target.Line, target.Method, target.Path))
            )
        );

    /// <summary>Returns what became of a target, with the path after the project.</summary>
    private static string Outcome(int line, string method, string path)
    {
        var run = Run.Value;
        var name = path.Replace("/api/atlas/v2/groups/{groupId}", "", StringComparison.Ordinal);
        var outcome = "";
        foreach (var file in run.Files.Values)
        {
            var operation = Regex.Match(
                file,
                $"""AtlasOperation<.+> (\w+)Operation = new\(AtlasClient.Api, "(\w+)", "{method}", "{Regex.Escape(path)}","""
            );
            if (!operation.Success)
            {
                continue;
            }

            var wait = Regex.Match(
                file,
                $$"""AtlasWaiter {{operation.Groups[1]}}Waiter = new\(\w+\)\s+\{(.*?)\};.*?public (\S+) (\w+)Async\(""",
                RegexOptions.Singleline
            );
            outcome = wait.Success
                ? $"{wait.Groups[2]} {wait.Groups[3]}, {Blanks().Replace(wait.Groups[1].Value, " ").Trim(' ', ',')}"
                : Short(diagnostic =>
                    diagnostic.Contains(
                        $"AG3006: The method that waits after the operation '{operation.Groups[2]}' ",
                        StringComparison.Ordinal
                    )
                );
        }

        if (outcome.Length == 0)
        {
            outcome = Short(diagnostic =>
                diagnostic.StartsWith($"watchers.yaml({line},", StringComparison.Ordinal)
            );
        }

        return $"{method} {name}: {outcome}";

        string Short(Func<string, bool> isMeant) =>
            Diagnostic().Replace(run.Diagnostics.Single(isMeant), "$2 in line $1");
    }

    /// <summary>Returns the lines, methods, and paths of the targets of the overlay.</summary>
    private static IEnumerable<(int Line, string Method, string Path)> Targets() =>
        from line in SpecTexts
            .Corpus("atlas-cli-watchers.yaml")
            .Split('\n')
            .Select((text, i) => (Text: text, Number: i + 1))
        let target = Target().Match(line.Text)
        where target.Success
        from method in target.Groups[2].Value.Split(',')
        select (
            line.Number,
            method.Trim('.', '[', ']', '\'').ToUpperInvariant(),
            target.Groups[1].Value
        );

    [GeneratedRegex(@"target: \$\.paths\['([^']+)'\](\S+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^[^(]+\((\d+),\d+\): \w+ (AG\d+)(?:.+ is not generated|.+)")]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
