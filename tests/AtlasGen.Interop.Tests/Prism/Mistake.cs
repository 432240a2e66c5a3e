using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>A place at which the Atlas v1 document contradicts itself, so that no value could satisfy Prism.</summary>
/// <param name="Name">The place, as a JSON pointer relative to <c>components/schemas</c>.</param>
/// <param name="Evidence">Why it is an error.</param>
/// <param name="Complaint">
/// The complaint of Prism about an intended value; <see langword="null"/> if the error makes Prism accept everything.
/// </param>
/// <param name="Mend">An action that fixes the place, given all schemas.</param>
internal sealed record Mistake(
    string Name,
    string Evidence,
    string? Complaint,
    Action<JsonObject, JsonObject> Mend
)
{
    /// <summary>Gets the known errors.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        OfStrings("EventTypeForNdsGroup"),
        OfStrings("EventTypeForOrg"),
        OfStrings("DefaultEventViewForNdsGroup/properties/eventTypeName"),
        OfStrings("DefaultEventViewForOrg/properties/eventTypeName"),
        OfStrings("DefaultAlertViewForNdsGroup/properties/eventTypeName"),
        OfStrings("DefaultAlertConfigViewForNdsGroup/properties/eventTypeName"),
        OfStrings("MatcherFieldView"),
        OfStrings("BaseCloudProviderInstanceSize"),
        OfStrings("CloudRegionConfig/properties/regionName"),
        OfStrings("BaseAtlasDataLakeRegion"),
        NotExclusive(
            "EventViewForNdsGroup",
            "events of search deployments, of streams and of stream processors have types that events of no special kind have too."
        ),
        NotExclusive(
            "AlertViewForNdsGroup",
            "alerts of hosts and of stream processors list the same values of eventTypeName, and nothing else tells them apart."
        ),
        NotExclusive(
            "GroupAlertsConfig",
            "alerts of stream processors have types that alerts of no special kind have too."
        ),
        NotExclusive(
            "FederationIdentityProvider",
            "no member that tells the three apart is required, and all may have one another's values."
        ),
        NotExclusive(
            "ServerlessTenantEndpoint",
            "no member is required, so an empty object is both."
        ),
        NotExclusive("HardwareSpec", "sizes that several clouds have, and no member is required."),
        NotExclusive(
            "DedicatedHardwareSpec",
            "sizes that several clouds have, and no member is required."
        ),
        NotExclusive(
            "CloudProviderAccessRoleRequest",
            "each allows all values of providerName, and the discriminator alone, which is no validation, tells them apart."
        ),
        OfValues("HostMetricAlert/properties/currentValue"),
        OfValues("HostMetricEvent/properties/currentValue"),
        OfUnits("HostMetricThreshold"),
        OfUnits("AppServiceMetricThreshold"),
        OfUnits("FlexClusterMetricThreshold"),
        OfUnits("ServerlessMetricThreshold"),
        OfUnits("StreamProcessorMetricThreshold"),
        Endless("CloudProviderContainer"),
        Endless("CloudRegionConfig"),
        Endless("ClusterProviderSettings"),
        Endless("OnlineArchiveSchedule"),
        Endless("CreateEndpointRequest"),
        Endless("DataLakeStoreSettings"),
        new(
            "ReplicaSetThresholdAlertConfigViewForNdsGroup/properties/threshold",
            "Its operators and units are spelled for readers, those of the schemas that its discriminator names are constants.",
            "property threshold.operator must be equal to one of the allowed values: <, >",
            static (schema, _) => schema.Remove("$ref")
        ),
        new(
            "TeamRole/properties/roleNames",
            "The enum of the items stands beside them, where it would have to hold the whole array.",
            "property roleNames must be equal to one of the allowed values",
            static (schema, _) =>
            {
                schema["items"]!["enum"] = schema["enum"]!.DeepClone();
                schema.Remove("enum");
            }
        ),
        new(
            "tokenizernGram/properties/type",
            "The mapping of the discriminator says nGram, the enum edgeGram, which is that of tokenizeredgeGram.",
            "property type must be equal to one of the allowed values: edgeGram",
            static (schema, _) => schema["enum"] = new JsonArray("nGram")
        ),
    ];

    /// <summary>Gets the schema that Prism complains about, relative to <c>components/schemas</c>.</summary>
    public string Schema { get; private init; } = Name.Split('/')[0];

    /// <summary>Fixes the document. Fails if an error no longer exists.</summary>
    public static void MendAll(JsonNode root)
    {
        var schemas = root["components"]!["schemas"]!.AsObject();
        foreach (var mistake in All)
        {
            var place = mistake
                .Name.Split('/')
                .Aggregate((JsonNode)schemas, (at, step) => at[step]!)
                .AsObject();
            var before = place.ToJsonString();
            mistake.Mend(place, schemas);
            Assert.NotEqual(before, place.ToJsonString());
        }
    }

    private static Mistake OfStrings(string name) =>
        new(
            name,
            "The type is object, and each schema of the oneOf is a string; where two list the same value, oneOf rules it out.",
            "body must be object",
            static (schema, schemas) =>
            {
                schema.Remove("type");
                AllowSeveral(schema, schemas);
            }
        )
        {
            Schema = name,
        };

    private static Mistake NotExclusive(string name, string why) =>
        new(
            name,
            "More than one schema of the oneOf can hold: " + why,
            "body must match exactly one schema in oneOf",
            AllowSeveral
        );

    private static Mistake OfValues(string name) =>
        new(
            name,
            "Its units are spelled for readers (bytes), those of the schemas that the discriminator names are constants (BYTES).",
            "property currentValue.units must be equal to one of the allowed values: bits",
            static (schema, _) => schema.Remove("$ref")
        );

    private static Mistake OfUnits(string name) =>
        new(
            name + "/properties/units",
            "They are spelled for readers (bytes), those of the schemas that the discriminator names are constants (BYTES).",
            "property units must be equal to one of the allowed values: bits",
            static (schema, _) => schema.Remove("enum")
        );

    private static Mistake Endless(string name) =>
        new(
            name,
            "It is judged by its oneOf, each schema of which is judged by it through allOf, and so forth; and no member excludes all schemas but one.",
            Complaint: null,
            (schema, schemas) =>
            {
                foreach (var choice in schema["oneOf"]!.AsArray())
                {
                    var child = schemas[choice!["$ref"]!.GetValue<string>().Split('/')[^1]]!;
                    child["allOf"]!
                        .AsArray()
                        .Single(part =>
                            part!
                                ["$ref"]
                                ?.GetValue<string>()
                                .EndsWith("/" + name, StringComparison.Ordinal) == true
                        )!
                        .AsObject()
                        .Remove("$ref");
                }

                AllowSeveral(schema, schemas);
            }
        );

    private static void AllowSeveral(JsonObject schema, JsonObject schemas)
    {
        schema["anyOf"] = schema["oneOf"]!.DeepClone();
        schema.Remove("oneOf");
    }
}
