using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;
using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Compares the overlay of the package with the Atlas documents of several years.</summary>
public class AtlasOverlayTests
{
    private const string File = "atlas.overlay.yaml";
    private const string Marker = "x-atlasgen-optional-targets: true\n";

    private static readonly string[] Documents = ["atlas-v2.yaml", "atlas-v2-2025-06.json"];

    private static string Overlay { get; } = SpecTexts.Own(File);

    public static TheoryData<string> Names => [.. Documents, "atlas-v1.json"];

    [Theory, MemberData(nameof(Names))]
    public void Waiters_fit_the_document(string document)
    {
        var index = Index(document, Overlay).Index;
        var waiters = index
            .Operations.Where(operation => operation.Node.Child(OverlayWaiter.Keyword) is not null)
            .Select(operation => new OverlayWaiter(index, operation))
            .ToList();
        Assert.Equal(
            Expected[document].Deviations,
            waiters.SelectMany(waiter => waiter.Deviations()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Expected[document].Waiters, waiters.Count);
    }

    [Theory]
    [InlineData("atlas-v2.yaml")]
    [InlineData("atlas-v2-2025-06.json")]
    public void Each_waiter_becomes_a_method(string document)
    {
        var operations = Index(document, Overlay)
            .Index.Operations.Where(operation =>
                operation.Node.Child(OverlayWaiter.Keyword) is not null
            )
            .Select(operation => operation.OperationId);
        var run = new SpecProject()
            .AddSpec(
                SpecTexts.Corpus(document),
                string.Join(';', operations),
                path: document,
                metadata: ("Overlays", File)
            )
            .AddFile(File, Overlay)
            .Run()
            .AssertCompiles();
        Assert.Equal(
            [],
            run.Diagnostics.Where(line => line.StartsWith(File, StringComparison.Ordinal))
        );
        // An operation with two methods has two that wait.
        Assert.True(
            run.Files.Where(file => file.Key.StartsWith("Acme.Atlas.I", StringComparison.Ordinal))
                .Sum(file => file.Value.Split("AndWaitAsync(").Length - 1)
                >= Expected[document].Waiters
        );
    }

    [Fact]
    public void Operations_without_a_waiter_have_a_reason()
    {
        var open = Documents
            .Select(document => Index(document, Overlay).Index)
            .SelectMany(index =>
                index
                    .Operations.Where(operation =>
                        operation.Method != "GET"
                        && operation.Node.Child(OverlayWaiter.Keyword) is null
                    )
                    .Select(operation => new OverlayWaiter(index, operation))
            )
            .Where(operation => operation.IsLong)
            .Select(operation => operation.ToString())
            .ToHashSet();
        Assert.Equal("", string.Join('\n', open.Except(Reasons.Keys)));
        Assert.Equal("", string.Join('\n', Reasons.Keys.Except(open)));
    }

    [Fact]
    public void Each_target_is_in_a_document()
    {
        var missing = Documents
            .Select(document =>
                Index(document, Overlay.Replace(Marker, "", StringComparison.Ordinal))
            )
            .Select(run => run.Found.Order(StringComparer.Ordinal))
            .ToList();
        Assert.All(missing, Assert.NotEmpty);
        Assert.Empty(missing.Aggregate<IEnumerable<string>>((all, found) => all.Intersect(found)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_target_that_the_document_lacks_is_no_warning(string document) =>
        Assert.Empty(Index(document, Overlay).Found);

    [Fact]
    public void Corrections_apply()
    {
        foreach (var document in Documents)
        {
            var before = Index(document, "overlay: 1.1.0\nactions: []\n").Index;
            var after = Index(document, Overlay).Index;
            Assert.Equal(
                ("true", "false"),
                (
                    Property(before, "ReplicationSpec20240805", "id").Text("readOnly"),
                    Property(after, "ReplicationSpec20240805", "id").Text("readOnly")
                )
            );
            var placeholder = Assert.Single(
                Enum(before, "DatabaseUserRole", "roleName")
                    .Except(Enum(after, "DatabaseUserRole", "roleName"))
            );
            Assert.StartsWith("<", placeholder, StringComparison.Ordinal);
            Assert.Equal(["nGram"], Enum(after, "tokenizernGram", "type"));
            Assert.Equal(
                ["FAILED"],
                Enum(after, "LDAPVerifyConnectivityJobRequest", "status")
                    .Except(Enum(before, "LDAPVerifyConnectivityJobRequest", "status"))
            );
            Assert.Equal(
                ["ARCHIVING", "IDLE"],
                Enum(after, "BackupOnlineArchive", "state")
                    .Except(Enum(before, "BackupOnlineArchive", "state"))
            );
        }
    }

    /// <summary>The operations that return a state, or 202, but have no waiter.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        [
            "PATCH /api/atlas/v2/federationSettings/{federationSettingsId}/identityProviders/{identityProviderId}"
        ] = "The state is a setting.",
        ["POST /api/atlas/v2/groups/{groupId}/cloudProviderAccess"] =
            "The property with the state, or the ID for the read, depends on the cloud provider.",
        ["PATCH /api/atlas/v2/groups/{groupId}/cloudProviderAccess/{roleId}"] =
            "The property with the state, or the ID for the read, depends on the cloud provider.",
        ["POST /api/atlas/v2/groups/{groupId}/peers"] =
            "The property with the state, or the ID for the read, depends on the cloud provider.",
        ["PATCH /api/atlas/v2/groups/{groupId}/peers/{peerId}"] =
            "The property with the state, or the ID for the read, depends on the cloud provider.",
        [
            "POST /api/atlas/v2/groups/{groupId}/privateEndpoint/{cloudProvider}/endpointService/{endpointServiceId}/endpoint"
        ] = "The property with the state, or the ID for the read, depends on the cloud provider.",
        ["POST /api/atlas/v2/groups/{groupId}/liveMigrations"] =
            "The state changes only after the cutover.",
        ["POST /api/atlas/v2/groups/{groupId}/pipelines"] = "The state is a setting.",
        ["PATCH /api/atlas/v2/groups/{groupId}/pipelines/{pipelineName}"] =
            "The state is a setting.",
        ["POST /api/atlas/v2/groups/{groupId}/pipelines/{pipelineName}/pause"] =
            "The state is a setting.",
        ["POST /api/atlas/v2/groups/{groupId}/pipelines/{pipelineName}/resume"] =
            "The state is a setting.",
        ["DELETE /api/atlas/v2/groups/{groupId}/pipelines/{pipelineName}/runs/{pipelineRunId}"] =
            "The state is not that of the change.",
        ["POST /api/atlas/v2/groups/{groupId}/flexClusters:tenantUpgrade"] =
            "During the upgrade, the read of each kind of cluster can return 400.",
        ["POST /api/atlas/v2/groups/{groupId}/aiModelApiKeys"] = "The state is a setting.",
        ["PATCH /api/atlas/v2/groups/{groupId}/aiModelApiKeys/{apiKeyId}"] =
            "The state is a setting.",
        [
            "PATCH /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/queryShapes/{queryShapeHash}"
        ] = "The state is a setting.",
        ["PATCH /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/sqlInterface"] =
            "The state is a setting.",
        ["PATCH /api/atlas/v2/groups/{groupId}/alerts/{alertId}"] =
            "The state is not that of the change.",
        [
            "PATCH /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/{snapshotId}"
        ] = "The state is not that of the change.",
        ["PATCH /api/atlas/v2/groups/{groupId}/dataFederation/{tenantName}"] =
            "The state is not that of the change.",
        ["PATCH /api/atlas/v2/groups/{groupId}/streams/{tenantName}/processor/{processorName}"] =
            "The state is not that of the change.",
        ["POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/overloadSimulations"] =
            "The document does not list the states.",
        [
            "DELETE /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/overloadSimulations/{simulationId}"
        ] = "The document does not list the states.",
        ["POST /api/atlas/v2/groups/{groupId}/standbyLinks"] =
            "The document does not list the states.",
        ["POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/index"] =
            "No read returns the state.",
        ["POST /api/atlas/v2/groups/{groupId}/customDBRoles/roles"] = "No read returns the state.",
        ["DELETE /api/atlas/v2/groups/{groupId}/streams/vpcPeeringConnections/{id}"] =
            "No read returns the state.",
        ["POST /api/atlas/v2/groups/{groupId}/streams/vpcPeeringConnections/{id}:accept"] =
            "No read returns the state.",
        ["POST /api/atlas/v2/groups/{groupId}/streams/vpcPeeringConnections/{id}:reject"] =
            "No read returns the state.",
        ["PATCH /api/atlas/v2/groups/{groupId}/userSecurity"] = "No read returns the state.",
        ["DELETE /api/atlas/v2/groups/{groupId}/userSecurity/customerX509"] =
            "No read returns the state.",
        ["DELETE /api/atlas/v2/groups/{groupId}/userSecurity/ldap/userToDNMapping"] =
            "No read returns the state.",
        ["POST /api/atlas/v2/orgs/{orgId}/billing/costExplorer/usage"] =
            "No read returns the state.",
    };

    /// <summary>The number of operations with a waiter, and where the document and the overlay disagree.</summary>
    private static readonly Dictionary<string, (int Waiters, string[] Deviations)> Expected = new()
    {
        ["atlas-v2.yaml"] = (76, []),
        ["atlas-v2-2025-06.json"] = (70, []),
        // The overlay is for version 2 of the API.
        ["atlas-v1.json"] = (0, []),
    };

    private static SpecNode Property(SpecIndex index, string schema, string property) =>
        index.Schema(schema)!.Value.Node.Child("properties")!.Value.Child(property)!.Value;

    private static IEnumerable<string> Enum(SpecIndex index, string schema, string property) =>
        [
            .. Property(index, schema, property)
                .Child("enum")!
                .Value.Children.Select(value => value.Value),
        ];

    private static (SpecIndex Index, IReadOnlyList<string> Found) Index(
        string document,
        string overlay
    )
    {
        var (index, found) = SpecIndexer.Index(
            new(
                document,
                new(document, SourceText.From(SpecTexts.Corpus(document))),
                ShapedSpec.Options with
                {
                    Overlays = ((string[])[File]).ToEquatableArray(),
                }
            ),
            [new(File, new(File, SourceText.From(overlay)))],
            TestContext.Current.CancellationToken
        );
        return (index!, [.. found.Select(diagnostic => diagnostic.ToDiagnostic().ToString())]);
    }
}
