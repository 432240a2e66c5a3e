using System.Security.Cryptography;
using System.Text.Json;

namespace AtlasGen.Samples.StandIn;

/// <summary>Implements the six operations for invitations, which version 2 of the API also has: there, they can be listed, read, and deleted.</summary>
internal sealed class InvitationsApi(string projectId, AtlasStandInOptions options)
{
    private const string V2 = "v2";

    private static readonly HashSet<string> Roles =
    [
        "GROUP_BACKUP_MANAGER",
        "GROUP_CLUSTER_MANAGER",
        "GROUP_DATA_ACCESS_ADMIN",
        "GROUP_DATA_ACCESS_READ_ONLY",
        "GROUP_DATA_ACCESS_READ_WRITE",
        "GROUP_DATABASE_ACCESS_ADMIN",
        "GROUP_OBSERVABILITY_VIEWER",
        "GROUP_OWNER",
        "GROUP_READ_ONLY",
        "GROUP_SEARCH_INDEX_EDITOR",
        "GROUP_STREAM_PROCESSING_OWNER",
    ];

    private readonly Lock _lock = new();
    private readonly List<Invitation> _invitations =
    [
        .. options.Invited.Select(person => new Invitation(
            StandInJson.NewId(),
            projectId,
            person,
            "standinx",
            ["GROUP_READ_ONLY"],
            options.TimeProvider.GetUtcNow()
        )),
    ];
    private readonly RateLimit _limit = new(options.TimeProvider, options.InvitationsPerMinute);

    private readonly RateLimit _requests = new(options.TimeProvider, options.RequestsPerMinute);

    /// <summary>Returns the response to a request of an authenticated caller.</summary>
    public Reply Answer(StandInRequest request, string caller)
    {
        var reply = _requests.Take()
            ? AnswerWithinLimit(request, caller)
            : Reply.Error(429, "RATE_LIMITED", "Too many requests in a minute.") with
            {
                RetryAfter = 60,
            };
        return reply with { Limit = _requests };
    }

    private Reply AnswerWithinLimit(StandInRequest request, string caller)
    {
        if (
            request.Path.Split('/')
                is not [
                    "",
                    "api",
                    "atlas",
                    "v1.0"
                    or V2,
                    "groups",
                    var groupId,
                    "invites",
                    .. var rest,
                ]
            || rest.Length > 1
        )
        {
            return Reply.Error(
                404,
                "RESOURCE_NOT_FOUND",
                $"Cannot find {request.Path}.",
                request.Path
            );
        }

        var isV2 = request.Path.Split('/')[3] == V2;
        if (!isV2 && !Accepts(request.Accept))
        {
            return Reply.Error(
                406,
                "NOT_ACCEPTABLE",
                "This version of the API speaks application/json."
            );
        }

        if (!options.IsAddressAllowed)
        {
            return Reply.Error(
                403,
                "IP_ADDRESS_NOT_ON_ACCESS_LIST",
                "The address of the caller is not on the access list."
            );
        }

        // Atlas also returns this error for a project that does not exist.
        if (groupId != projectId)
        {
            return Reply.Error(
                401,
                "NOT_IN_GROUP",
                $"The caller has no access to the project {groupId}.",
                groupId
            );
        }

        lock (_lock)
        {
            _invitations.RemoveAll(invitation =>
                invitation.ExpiresAt <= options.TimeProvider.GetUtcNow()
            );
            var reply =
                rest.Length == 0 ? OfProject(request, caller) : OfInvitation(request, rest[0]);
            return isV2 && reply.ErrorCode is null
                ? reply with
                {
                    MediaType = request.Accept,
                }
                : reply;
        }
    }

    private static bool Accepts(string accept) =>
        accept.Length == 0
        || accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
        || accept.Contains("*/*", StringComparison.Ordinal);

    private Reply OfProject(StandInRequest request, string caller) =>
        request.Method switch
        {
            "GET" => List(request.Query["username"]),
            "POST" => Change(request, body => Create(body, caller)),
            "PATCH" => Change(
                request,
                body => Update(body, invitation => invitation.Username == body.Username)
            ),
            _ => MethodNotAllowed(request),
        };

    private Reply OfInvitation(StandInRequest request, string id) =>
        request.Method switch
        {
            "GET" => Find(invitation => invitation.Id == id) is { } found
                ? Reply.Ok(found.Write)
                : NotFound(id),
            "PATCH" => Change(request, body => Update(body, invitation => invitation.Id == id)),
            "DELETE" => Delete(id),
            _ => MethodNotAllowed(request),
        };

    private Reply List(string? username)
    {
        var found = _invitations
            .Where(invitation => username is null || invitation.Username == username)
            .ToList();
        // The response is a bare array, because v1 has no paging here.
        return Reply.Ok(json =>
        {
            json.WriteStartArray();
            found.ForEach(invitation => invitation.Write(json));
            json.WriteEndArray();
        });
    }

    private Reply Create(InvitationBody body, string caller)
    {
        if (string.IsNullOrEmpty(body.Username))
        {
            return Reply.Error(
                400,
                "MISSING_ATTRIBUTE",
                "The attribute username is required.",
                "username"
            );
        }

        if (!_limit.Take())
        {
            // This is a rate limit, but the status is not 429.
            return Reply.Error(
                400,
                "INVITATIONS_RATE_LIMITED_IP",
                "Too many invitations in a minute from this address."
            );
        }

        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(12)).ToLowerInvariant();
        var invitation = new Invitation(
            id,
            projectId,
            body.Username,
            caller,
            body.Roles ?? [],
            options.TimeProvider.GetUtcNow()
        );
        _invitations.Add(invitation);
        return Reply.Ok(invitation.Write);
    }

    private Reply Update(InvitationBody body, Predicate<Invitation> match)
    {
        var index = _invitations.FindIndex(match);
        if (index < 0)
        {
            return NotFound(body.Username ?? "");
        }

        // The new roles replace the existing ones.
        var changed = _invitations[index] with
        {
            Roles = body.Roles ?? _invitations[index].Roles,
        };
        _invitations[index] = changed;
        return Reply.Ok(changed.Write);
    }

    private Reply Delete(string id) =>
        _invitations.RemoveAll(invitation => invitation.Id == id) > 0
            ? Reply.NoContent
            : Reply.Error(
                400,
                "INVALID_INVITATION_ID",
                $"No pending invitation has the id {id}.",
                id
            );

    private static Reply Change(StandInRequest request, Func<InvitationBody, Reply> change)
    {
        if (!request.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Reply.Error(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json.");
        }

        if (InvitationBody.Parse(request.Body) is not { } body)
        {
            return Reply.Error(
                400,
                "MALFORMED_JSON",
                "The body is not the JSON that was expected."
            );
        }

        return body.Roles?.FirstOrDefault(role => !Roles.Contains(role)) is { } unknown
            ? Reply.Error(
                400,
                "INVALID_ENUM_VALUE",
                $"An invalid enumeration value {unknown} was specified.",
                unknown
            )
            : change(body);
    }

    private Invitation? Find(Predicate<Invitation> match) => _invitations.Find(match);

    private static Reply NotFound(string what) =>
        Reply.Error(404, "RESOURCE_NOT_FOUND", $"There is no pending invitation {what}.", what);

    private static Reply MethodNotAllowed(StandInRequest request) =>
        Reply.Error(
            405,
            "METHOD_NOT_ALLOWED",
            $"{request.Method} is not known here.",
            request.Method
        );
}

/// <summary>Represents the body of a request.</summary>
internal sealed record InvitationBody(string? Username, IReadOnlyList<string>? Roles)
{
    /// <summary>Parses a body. Returns <see langword="null"/> if it is invalid.</summary>
    public static InvitationBody? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new(
                root.TryGetProperty("username", out var username) ? username.GetString() : null,
                root.TryGetProperty("roles", out var roles)
                    ? [.. roles.EnumerateArray().Select(role => role.GetString()!)]
                    : null
            );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
