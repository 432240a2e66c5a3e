using System.Text.RegularExpressions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests the names of inline types.</summary>
public class TypeNamesTests
{
    [Theory]
    // A property is not repeated if the owner ends with it.
    [InlineData("EntryStatus", "status", "EntryStatusValue")]
    [InlineData("EntryStatus", "STATUS", "EntryStatusValue")]
    [InlineData("EntryStatus", "entryStatus", "EntryStatusValue")]
    [InlineData("AccessStatusResponse", "status", "AccessStatusValue")]
    // A property is repeated if only a part of it matches, because there may be another property with the rest.
    [InlineData("UserRole", "roleName", "UserRoleRoleName")]
    [InlineData("InvoiceReport", "invoiceReportFormat", "InvoiceReportInvoiceReportFormat")]
    [InlineData("AWSRegion", "region", "AWSRegionValue")]
    // A part of a word is not a word.
    [InlineData("UserRole", "roles", "UserRoleValue")]
    [InlineData("UserRole", "roleplay", "UserRoleRoleplay")]
    [InlineData("Compass", "pass", "CompassPass")]
    [InlineData("GroupID", "d", "GroupIDD")]
    // A shortened name must not take the name of another property's type.
    [InlineData("Snapshot", "snapshotType", "SnapshotSnapshotType", "type", "SnapshotType")]
    [InlineData("Snapshot", "type", "SnapshotType", "snapshotType", "SnapshotSnapshotType")]
    [InlineData("EntryStatus", "status", "EntryStatusStatus", "value", "EntryStatusValue")]
    [InlineData("EntryStatus", "value", "EntryStatusValue", "status", "EntryStatusStatus")]
    public void An_enum_is_named_by_its_owner_and_its_property(
        string owner,
        string property,
        string expected,
        string second = "other",
        string? secondExpected = null
    )
    {
        var run = SpecProject
            .With(
                Document(
                    $$"""
                        {{owner}}:
                          type: object
                          properties:
                            {{property}}: { type: string, enum: [a, b] }
                            {{second}}: { type: string, enum: [c, d] }
                    """,
                    owner
                )
            )
            .Run()
            .AssertClean();
        var types = PropertyTypes(run, Naming.Pascal(owner));
        Assert.Equal(expected, types[0]);
        Assert.Equal(secondExpected ?? types[1], types[1]);
    }

    [Fact]
    public void An_item_of_a_list_is_not_named_like_a_response()
    {
        const string Boats =
            "{ type: array, items: { type: object, properties: { kind: { type: string, enum: [a] } } } }";
        var run = SmallSpec.Run(
            $$"""
              /boats:
                put:
                  operationId: replaceBoats
                  tags: [Things]
                  requestBody: { required: true, content: { application/json: { schema: {{Boats}} } } }
                  responses: { "200": { description: a, content: { application/json: { schema: {{Boats}} } } } }
            """
        );
        Assert.Contains(
            "Task<IReadOnlyList<ReplaceBoatsResponseItem>> ReplaceBoatsAsync(\n        IReadOnlyList<ReplaceBoatsRequestItem> body,",
            run.File("IThingsClient"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "ReplaceBoatsKind? Kind",
            run.File("ReplaceBoatsResponseItem"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Enums_of_one_stem_and_the_same_values_stay_one_type()
    {
        var run = SpecProject
            .With(
                Document(
                    """
                        EntryStatus: { type: object, properties: { status: { type: string, enum: [a, b] }, next: { $ref: '#/components/schemas/EntryStatusView' } } }
                        EntryStatusView: { type: object, properties: { status: { type: string, enum: [a, b] } } }
                    """,
                    "EntryStatus"
                )
            )
            .Run()
            .AssertClean();
        Assert.Equal("EntryStatusValue", PropertyTypes(run, "EntryStatus")[0]);
        Assert.Equal("EntryStatusValue", PropertyTypes(run, "EntryStatusView")[0]);
    }

    [Fact]
    public void An_object_has_its_whole_name_and_keeps_it()
    {
        var run = SpecProject
            .With(
                Document(
                    """
                        ClusterStatus:
                          type: object
                          properties:
                            status: { type: string, enum: [a, b] }
                            value: { type: object, properties: { a: { type: string } } }
                            clusterStatus: { type: object, properties: { a: { type: string } } }
                    """,
                    "ClusterStatus"
                )
            )
            .Run()
            .AssertClean();
        Assert.Equal(
            ["ClusterStatusStatus", "ClusterStatusValue", "ClusterStatusClusterStatus"],
            PropertyTypes(run, "ClusterStatus")
        );
    }

    [Theory]
    // The last two words of the owners, and the property.
    [InlineData(
        "RawMetricThreshold TimeMetricThreshold DataMetricThreshold",
        "MetricThresholdState"
    )]
    [InlineData("A_MetricThreshold B_MetricThreshold MetricThreshold", "MetricThresholdState")]
    [InlineData("RawMetricStateRequest TimeMetricStateView DataMetricState", "MetricStateValue")]
    // Two copies can be a coincidence, and a view of a schema is not another schema.
    [InlineData("RawMetricThreshold TimeMetricThreshold", null)]
    [InlineData("RawMetricThreshold TimeMetricThreshold TimeMetricThresholdView", null)]
    // Too little in common.
    [InlineData("RawThreshold TimeThreshold DataThreshold", null)]
    [InlineData("UserIDs GroupIDs TeamIDs", null)]
    public void An_enum_that_the_document_repeats_is_one_type(string owners, string? expected)
    {
        var run = Sharing(owners.Split(' '), "");
        var names = owners.Split(' ').SelectMany(owner => PropertyTypes(run, Pascal(owner)));
        if (expected is null)
        {
            Assert.True(names.Distinct().Count() > 1);
        }
        else
        {
            Assert.Equal([expected], names.Distinct());
        }
    }

    [Theory]
    // Another schema with other values, or with the same ones and another meaning, whose name the rule is.
    [InlineData(
        "MetricThreshold: { type: object, properties: { state: { type: string, description: The state., enum: [c] } } }",
        false
    )]
    [InlineData(
        "MetricThreshold: { type: object, properties: { state: { type: string, description: Another., enum: [a, b] } } }",
        false
    )]
    [InlineData("MetricThresholdState: { type: object }", false)]
    // Unrelated schemas change nothing.
    [InlineData(
        "PhoneUser: { type: object, properties: { state: { type: string, description: The state., enum: [a, b] } } }",
        true
    )]
    [InlineData(
        "FlexThreshold: { type: object, properties: { state: { type: string, description: The state., enum: [a, b] } } }",
        true
    )]
    [InlineData(
        "OldMetricThreshold: { type: object, properties: { state: { type: string, description: The state., enum: [c, d] } } }",
        true
    )]
    public void A_shared_enum_takes_no_name_from_another(string schema, bool isShared)
    {
        var run = Sharing(
            ["RawMetricThreshold", "TimeMetricThreshold", "DataMetricThreshold"],
            schema
        );
        Assert.Equal(
            isShared ? "MetricThresholdState" : "RawMetricThresholdState",
            PropertyTypes(run, "RawMetricThreshold")[0]
        );
    }

    private static string Pascal(string name) => name.Replace("_", "", StringComparison.Ordinal);

    /// <summary>Generates schemas that repeat one enum, and one more schema.</summary>
    private static GeneratorRun Sharing(IReadOnlyList<string> owners, string schema)
    {
        var schemas = owners.Select(owner =>
            $"    {owner}: {{ type: object, properties: {{ state: {{ type: string, description: The state., enum: [a, b] }} }} }}"
        );
        var variants = owners.Select(owner => $"{{ $ref: '#/components/schemas/{owner}' }}");
        var all =
            $"    All: {{ oneOf: [{string.Join(", ", variants)}] }}\n"
            + (schema.Length > 0 ? $"    {schema}\n" : "")
            + string.Join("\n", schemas);
        return SpecProject.With(Document(all, "All")).Run().AssertClean();
    }

    [Theory]
    [InlineData("<a custom role name>", true)]
    [InlineData("<name>", true)]
    [InlineData("{name}", true)]
    [InlineData("{größe}", true)]
    [InlineData("<", false)]
    [InlineData("<>", false)]
    [InlineData("{}", false)]
    [InlineData("<=>", false)]
    [InlineData("<1>", false)]
    [InlineData("<b>bold</b>", false)]
    [InlineData("{a}/{b}", false)]
    [InlineData("[name]", false)]
    [InlineData("name>", false)]
    [InlineData("<name}", false)]
    public void A_placeholder_stands_for_values_that_are_not_listed(
        string value,
        bool isPlaceholder
    ) => Assert.Equal(isPlaceholder, EnumSchemas.IsPlaceholder(value));

    [Fact]
    public void A_placeholder_gets_no_member()
    {
        var run = SpecProject
            .With(
                Document(
                    """
                        Grant:
                          type: object
                          required: [scope]
                          properties:
                            role: { type: string, enum: [read, <a custom role>, '>'] }
                            custom: { type: string, enum: [<a custom role>] }
                            scope: { type: string, enum: ['{scope}'] }
                    """,
                    "Grant"
                )
            )
            .AddSource(
                """
                class C
                {
                    object Role() => new Acme.Atlas.Grant { Role = new("mine"), Custom = new("mine"), Scope = new("all") };
                }
                """
            )
            .Run()
            .AssertClean();
        Assert.DoesNotContain("custom role", run.File("GrantRole"), StringComparison.Ordinal);
        Assert.Contains(" Read ", run.File("GrantRole"), StringComparison.Ordinal);
        Assert.Contains(" GreaterThan ", run.File("GrantRole"), StringComparison.Ordinal);
        Assert.DoesNotContain("custom role", run.File("GrantCustom"), StringComparison.Ordinal);
        Assert.Contains("required GrantScope Scope", run.File("Grant"), StringComparison.Ordinal);
    }

    private static List<string> PropertyTypes(GeneratorRun run, string record) =>
        [
            .. Regex
                .Matches(run.File(record), """public (?:required )?(\w+)\??\s+\w+\s+\{\s+get""")
                .Select(match => match.Groups[1].Value),
        ];

    private static string Document(string schemas, string result) =>
        $$"""
            openapi: 3.0.1
            info: { title: Names, version: "1" }
            paths:
              /things:
                get:
                  operationId: getThing
                  responses:
                    "200":
                      description: OK
                      content: { application/json: { schema: { $ref: '#/components/schemas/{{result}}' } } }
            components:
              schemas:
            {{schemas}}
            """;
}
