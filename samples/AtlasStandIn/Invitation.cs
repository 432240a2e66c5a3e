using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a pending invitation.</summary>
internal sealed record Invitation(
    string Id,
    string GroupId,
    string Username,
    string InviterUsername,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt
)
{
    /// <summary>Gets the expiration date. An invitation expires after 30 days, even if its roles are changed.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt.AddDays(30);

    /// <summary>Writes the invitation as Atlas was observed to write it: every member except <c>links</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("createdAt", Time(CreatedAt));
        json.WriteString("expiresAt", Time(ExpiresAt));
        json.WriteString("groupId", GroupId);
        json.WriteString("groupName", "Analytical Engine");
        json.WriteString("id", Id);
        json.WriteString("inviterUsername", InviterUsername);
        json.WriteStartArray("roles");
        foreach (var role in Roles)
        {
            json.WriteStringValue(role);
        }

        json.WriteEndArray();
        json.WriteString("username", Username);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
