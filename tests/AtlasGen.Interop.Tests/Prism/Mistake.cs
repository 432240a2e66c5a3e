using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>A place where the document of Atlas v1 contradicts itself, so that nothing could satisfy Prism.</summary>
/// <param name="Name">The place, as a JSON pointer within <c>components/schemas</c>.</param>
/// <param name="Evidence">Why it is a mistake.</param>
/// <param name="Operation">An operation of which Prism complains because of it.</param>
/// <param name="Complaint">The text of the complaint.</param>
/// <param name="Mend">Makes of the schema what was meant.</param>
internal sealed record Mistake(
    string Name,
    string Evidence,
    string Operation,
    string Complaint,
    Action<JsonObject> Mend
)
{
    /// <summary>All that are known.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        OfStrings("EventTypeForNdsGroup", "listProjectEvents", "eventtype.0"),
        OfStrings("EventTypeForOrg", "listOrganizationEvents", "eventtype.0"),
        OfStrings("DefaultEventViewForNdsGroup/properties/eventTypeName", "getProjectEvent"),
        OfStrings("DefaultEventViewForOrg/properties/eventTypeName", "getOrganizationEvent"),
        OfStrings("DefaultAlertViewForNdsGroup/properties/eventTypeName", "acknowledgeAlert"),
        OfStrings(
            "DefaultAlertConfigViewForNdsGroup/properties/eventTypeName",
            "getAlertConfiguration"
        ),
        OfStrings("MatcherFieldView", "listAlertConfigurationMatchersFieldNames", "0"),
        OfStrings(
            "BaseCloudProviderInstanceSize",
            "getServerlessInstance",
            "effectiveInstanceSizeName"
        ),
        NotExclusive(
            "EventViewForNdsGroup",
            "events of search deployments and of stream processors have types that events of no special kind have too.",
            "getProjectEvent"
        ),
        NotExclusive(
            "AlertViewForNdsGroup",
            "alerts of hosts and of stream processors list the same values of eventTypeName, and nothing else tells them apart.",
            "getAlert"
        ),
        NotExclusive(
            "GroupAlertsConfig",
            "alerts of stream processors have types that alerts of no special kind have too.",
            "getAlertConfiguration"
        ),
        NotExclusive(
            "FederationIdentityProvider",
            "no member that tells the three apart is required, and all may have one another's values.",
            "listIdentityProviders"
        ),
        NotExclusive(
            "ServerlessTenantEndpoint",
            "no member is required, so an empty object is both.",
            "getServerlessPrivateEndpoint"
        ),
        NotExclusive(
            "CloudProviderAccessRoleRequest",
            "each allows all values of providerName, and the discriminator alone, which is no validation, tells them apart.",
            "createCloudProviderAccessRole"
        ),
        OfUnits("HostMetricValue", "getAlert", "currentValue"),
        OfUnits("HostMetricThreshold", "getAlertConfiguration", "metricThreshold"),
        OfUnits("AppServiceMetricThreshold", "getAlertConfiguration", "metricThreshold"),
        OfUnits("FlexClusterMetricThreshold", "getAlertConfiguration", "metricThreshold"),
        OfUnits("ServerlessMetricThreshold", "getAlertConfiguration", "metricThreshold"),
        OfUnits("StreamProcessorMetricThreshold", "getAlertConfiguration", "threshold"),
        new(
            "ReplicaSetThresholdAlertConfigViewForNdsGroup/properties/threshold",
            "Its operators and units are spelled for readers, those of the schemas that its discriminator names are constants.",
            "getAlertConfiguration",
            "threshold.operator must be equal to one of the allowed values: <, >",
            static schema => schema.Remove("$ref")
        ),
        new(
            "TeamRole/properties/roleNames",
            "The enum of the items stands beside them, where it would have to hold the whole array.",
            "updateTeamRoles",
            "roleNames must be equal to one of the allowed values",
            static schema =>
            {
                schema["items"]!["enum"] = schema["enum"]!.DeepClone();
                schema.Remove("enum");
            }
        ),
        new(
            "tokenizernGram/properties/type",
            "The mapping of the discriminator says nGram, the enum edgeGram, which is that of tokenizeredgeGram.",
            "listAnalyzers",
            "tokenizer.type must be equal to one of the allowed values: edgeGram",
            static schema => schema["enum"] = new JsonArray("nGram")
        ),
    ];

    /// <summary>Makes of the document what was meant; fails where the mistake is there no more.</summary>
    public static void MendAll(JsonNode root)
    {
        foreach (var mistake in All)
        {
            var schema = mistake
                .Name.Split('/')
                .Aggregate(root["components"]!["schemas"]!, (at, step) => at[step]!)
                .AsObject();
            var before = schema.ToJsonString();
            mistake.Mend(schema);
            Assert.NotEqual(before, schema.ToJsonString());
        }
    }

    private static Mistake OfStrings(
        string name,
        string operation,
        string property = "eventTypeName"
    ) =>
        new(
            name,
            "The type is object, and each schema of the oneOf is a string; recorded values are strings.",
            operation,
            $"{property} must be object",
            static schema => schema.Remove("type")
        );

    private static Mistake NotExclusive(string name, string why, string operation) =>
        new(
            name,
            "More than one schema of the oneOf can hold: " + why,
            operation,
            "must match exactly one schema in oneOf",
            static schema =>
            {
                schema["anyOf"] = schema["oneOf"]!.DeepClone();
                schema.Remove("oneOf");
            }
        );

    private static Mistake OfUnits(string name, string operation, string property) =>
        new(
            name + "/properties/units",
            "Its units are spelled for readers (bytes), those of the schemas that its discriminator names are constants (BYTES).",
            operation,
            $"{property}.units must be equal to one of the allowed values: bits",
            static schema => schema.Remove("enum")
        );
}
