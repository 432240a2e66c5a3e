using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents the people who can use a project. Nobody accepts an invitation.</summary>
internal sealed class ProjectUsers(AtlasStandInOptions options)
{
    private readonly List<JsonObject> _users = [];

    public Reply List(StandInRequest request) => Reply.Page(request, _users);

    public Reply Add(JsonNode body)
    {
        if (
            body.Text("username") is not { Length: > 0 } username
            || body["roles"] is not JsonArray { Count: > 0 } roles
        )
        {
            return Reply.Error(
                400,
                "MISSING_ATTRIBUTE",
                "The attributes username and roles are required."
            );
        }

        var now = options.TimeProvider.GetUtcNow();
        var user = new JsonObject
        {
            ["id"] = StandInJson.NewId(),
            ["invitationCreatedAt"] = StandInJson.Time(now),
            ["invitationExpiresAt"] = StandInJson.Time(now.AddDays(30)),
            ["inviterUsername"] = "owner@example.com",
            ["orgMembershipStatus"] = "PENDING",
            ["roles"] = roles.DeepClone(),
            ["username"] = username,
        };
        _users.Add(user);
        return Reply.Created(user);
    }
}
