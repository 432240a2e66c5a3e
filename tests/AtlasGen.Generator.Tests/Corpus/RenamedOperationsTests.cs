using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>
/// Tests that the operations that Atlas renamed are found by their old names. The same path and method are the truth.
/// </summary>
public class RenamedOperationsTests(ITestOutputHelper output)
{
    private const string Older = "atlas-v2-2025-06.json";
    private const string Newer = "atlas-v2.yaml";

    // No document of Atlas ever had these names. What is suggested does what the name says, to what the name says.
    private static readonly Dictionary<string, string> Invented = new()
    {
        ["createProjectUser"] = "",
        ["createDatabase"] = "",
        ["createBackup"] = "",
        ["deleteProjectAlert"] = "",
        ["createAlert"] = "",
        ["deleteAlert"] = "",
        ["updateDatabase"] = "",
        ["deleteDatabase"] = "",
        ["createProjectDatabase"] = "",
        ["createCloudProvider"] = "",
        ["deleteVpc"] = "",
        ["restartCluster"] = "",
        ["createCollection"] = "",
        ["deleteCollection"] = "",
        ["dropIndex"] = "",
        ["createIndex"] = "",
        ["createInvoice"] = "",
        ["deleteInvoice"] = "",
        ["updateInvoice"] = "",
        ["createFunction"] = "",
        ["createWebhook"] = "",
        ["createDashboard"] = "",
        ["listCharts"] = "",
        ["updateQuota"] = "",
        ["stopCluster"] = "",
        ["createEvent"] = "",
        ["deleteEvent"] = "",
        ["deleteMeasurement"] = "",
        ["createRegion"] = "",
        ["acceptPeering"] = "",
        ["createLog"] = "",
        ["createSnapshot"] = "takeGroupClusterBackupSnapshots",
        ["deleteUser"] = "removeOrgUser",
        ["listDatabases"] = "listGroupProcessDatabases",
        ["createRole"] = "createGroupCustomDbRoleRole",
        ["getClusterLogs"] = "downloadGroupClusterLog",
        ["createOrganizationUser"] = "createOrgUser",
        ["createPeering"] = "createGroupPeer",
        ["createPrivateLink"] = "createGroupStreamPrivateLinkConnection",
        ["listEvents"] = "listOrgEvents",
        ["deleteInvitation"] = "deleteOrgInvite",
        ["downloadBackup"] = "downloadGroupFlexClusterBackup",
        ["createUserCert"] = "createGroupDatabaseUserCert",
        ["assignProjectRole"] = "addGroupUserRole",
    };

    [Fact]
    public void A_name_that_never_existed_has_no_unrelated_suggestion()
    {
        var operations = WholeDocument.Index(SpecTexts.Corpus(Newer)).Operations;
        var suggestions = new Suggestions(operations, CancellationToken.None);
        Assert.Equal(
            Invented,
            Invented.ToDictionary(
                pair => pair.Key,
                pair => suggestions.For(SelectionEntry.Parse(pair.Key)).Operation?.OperationId ?? ""
            )
        );
    }

    [Fact]
    public void The_new_names_are_found_by_the_old_ones()
    {
        var (renamed, found, wrong) = Compare(Older, Newer);
        Assert.Equal(427, renamed);
        Assert.Empty(wrong);
        Assert.True(found >= 0.9 * renamed, $"found {found} of {renamed}");
    }

    // The rules were written for the other direction.
    [Fact]
    public void Most_old_names_are_found_by_the_new_ones()
    {
        var (renamed, found, wrong) = Compare(Newer, Older);
        Assert.True(found >= 0.75 * renamed, $"found {found} of {renamed}");
        Assert.True(wrong.Count <= 0.02 * renamed, string.Join("\n", wrong));
    }

    [Fact]
    public void The_names_of_version_1_are_found_in_version_2()
    {
        var (renamed, found, wrong) = Compare("atlas-v1.json", Newer, "/v1.0/", "/v2/");
        Assert.Empty(wrong);
        Assert.True(found >= 0.85 * renamed, $"found {found} of {renamed}");
    }

    // Atlas's own tools use these names. A few of them were the operationIds of other operations.
    [Fact]
    public void Operations_are_found_by_their_names_in_other_tools()
    {
        var operations = WholeDocument.Index(SpecTexts.Corpus(Newer)).Operations;
        var suggestions = new Suggestions(operations, CancellationToken.None);
        var named = operations
            .Where(operation => operation.Alias.Length > 0)
            .Where(operation => operations.All(other => other.OperationId != operation.Alias))
            .ToList();
        var found = named.Count(operation => suggestions.ByName(operation.Alias) == operation);
        output.WriteLine($"found {found} of {named.Count}");
        Assert.True(found >= 0.97 * named.Count, $"found {found} of {named.Count}");
    }

    private (int Renamed, int Found, IReadOnlyList<string> Wrong) Compare(
        string from,
        string to,
        string fromPath = "",
        string toPath = ""
    )
    {
        var earlier = WholeDocument.Index(SpecTexts.Corpus(from)).Operations;
        var later = WholeDocument.Index(SpecTexts.Corpus(to)).Operations;
        var names = later.Select(operation => operation.OperationId).ToHashSet();
        var truth = later.ToDictionary(operation => (operation.Path, operation.Method));
        var suggestions = new Suggestions(later, CancellationToken.None);
        var (renamed, found) = (0, 0);
        var wrong = new List<string>();
        foreach (var old in earlier.Where(old => !names.Contains(old.OperationId)))
        {
            var suggested = suggestions.For(SelectionEntry.Parse(old.OperationId)).Operation;
            var path = fromPath.Length == 0 ? old.Path : old.Path.Replace(fromPath, toPath);
            var isRenamed = truth.TryGetValue((path, old.Method), out var now);
            renamed += isRenamed ? 1 : 0;
            found += isRenamed && suggested == now ? 1 : 0;
            // An operation of version 1 can also have another path in version 2.
            if (suggested is not null && suggested != now && (isRenamed || fromPath.Length == 0))
            {
                wrong.Add($"{old.OperationId} -> {suggested.OperationId}, not {now?.OperationId}");
            }
        }

        output.WriteLine($"found {found} of {renamed}, wrong {wrong.Count}");
        output.WriteLine(string.Join("\n", wrong));
        return (renamed, found, wrong);
    }
}
