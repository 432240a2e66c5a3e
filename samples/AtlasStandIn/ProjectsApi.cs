using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Implements the operations of version 2 of the API for organizations, and for projects with their users, clusters, backups, and logs.</summary>
internal sealed class ProjectsApi
{
    private readonly AtlasStandInOptions _options;
    private readonly string _orgId;
    private readonly ServiceAccount _account;
    private readonly RateLimit _clusterLists;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Project> _projects = [];

    /// <summary>Initializes projects with a cluster each.</summary>
    public ProjectsApi(
        string projectId,
        string orgId,
        ServiceAccount account,
        AtlasStandInOptions options
    )
    {
        _options = options;
        _orgId = orgId;
        _account = account;
        _clusterLists = new(
            options.TimeProvider,
            options.ClusterListsPerSecond,
            TimeSpan.FromSeconds(1)
        );
        for (var number = 1; number <= options.Projects; number++)
        {
            var id = number == 1 ? projectId : StandInJson.NewId();
            var project = new Project(id, $"Sample {number:00}", orgId, options);
            project.AddSampleCluster();
            _projects.Add(id, project);
        }
    }

    /// <summary>Returns whether a path belongs to version 2 of the API, except those of invitations.</summary>
    public static bool Has(StandInRequest request) =>
        request.Path.StartsWith("/api/atlas/v2/", StringComparison.Ordinal)
        && !request.Path.Contains("/invites", StringComparison.Ordinal);

    /// <summary>Returns the response to a request of an authenticated caller.</summary>
    public Reply Answer(StandInRequest request)
    {
        if (!request.Accept.StartsWith("application/vnd.atlas.2", StringComparison.Ordinal))
        {
            return Reply.Error(
                406,
                "INVALID_VERSION_DATE",
                "The request must accept a version, such as application/vnd.atlas.2024-08-05+json."
            );
        }

        lock (_lock)
        {
            var reply = Route(request);
            return reply.ErrorCode is null ? reply with { MediaType = request.Accept } : reply;
        }
    }

    private Reply Route(StandInRequest request)
    {
        // A block of addresses contains a slash, so the path is split before it is unescaped.
        var segments = request.Target.Split('?')[0].Split('/').Select(Uri.UnescapeDataString);
        var path = segments.Skip(4).ToArray();
        if (path is ["orgs", var orgId, .. var ofOrg] && orgId == _orgId)
        {
            return RouteOfOrganization(request, ofOrg);
        }

        if (path is not ["groups", .. var rest])
        {
            return Unknown(request);
        }

        if (rest is [])
        {
            return request.Method == "POST"
                ? Body(request, body => Create(body))
                : Unknown(request);
        }

        return _projects.TryGetValue(rest[0], out var project)
            ? Route(request, project, rest[1..])
            : Reply.Error(
                404,
                "GROUP_NOT_FOUND",
                $"There is no project with the ID {rest[0]}.",
                rest[0]
            );
    }

    private Reply RouteOfOrganization(StandInRequest request, string[] path) =>
        (request.Method, path) switch
        {
            ("GET", ["groups"]) => Reply.Page(
                request,
                [.. _projects.Values.Select(project => project.Describe())]
            ),
            (_, ["serviceAccounts", var id, ..]) when id != _account.ClientId => Unknown(request),
            ("GET", ["serviceAccounts", _]) => _account.Describe(),
            ("POST", ["serviceAccounts", _, "secrets"]) => Body(request, _account.AddSecret),
            ("DELETE", ["serviceAccounts", _, "secrets", var id]) => _account.RemoveSecret(id),
            _ => Unknown(request),
        };

    private Reply ListClusters(StandInRequest request, Project project)
    {
        var reply = _clusterLists.Take()
            ? project.ListClusters(request)
            : Reply.Error(429, "RATE_LIMITED", "Too many lists in a second.") with
            {
                RetryAfter = 1,
            };
        return reply with { Limit = _clusterLists };
    }

    private Reply Route(StandInRequest request, Project project, string[] path) =>
        (request.Method, path) switch
        {
            ("GET", []) => Reply.Ok(project.Describe()),
            ("DELETE", []) => Delete(project),
            ("POST", ["databaseUsers"]) => Body(request, project.AddUser),
            ("GET", ["databaseUsers", var database, var name]) => project.ReadUser(database, name),
            ("DELETE", ["databaseUsers", var database, var name]) => project.RemoveUser(
                database,
                name
            ),
            ("POST", ["accessList"]) => Body(request, project.AddEntries),
            ("GET", ["accessList", var entry]) => project.ReadEntry(entry),
            ("GET", ["accessList", var entry, "status"]) => project.ReadEntryStatus(entry),
            ("DELETE", ["accessList", var entry]) => project.RemoveEntry(entry),
            ("GET", ["users"]) => project.Users.List(request),
            ("POST", ["users"]) => Body(request, project.Users.Add),
            ("GET", ["processes"]) => Logs.ListProcesses(request, project.ClusterNames),
            ("GET", ["clusters", var host, "logs", var log]) => Logs.Download(
                host,
                log.Replace(".gz", "", StringComparison.Ordinal)
            ),
            ("POST", ["clusters", _, "backup", "snapshots"]) => Body(
                request,
                project.Backups.TakeSnapshot
            ),
            ("GET", ["clusters", _, "backup", "snapshots", var id]) => project.Backups.ReadSnapshot(
                id
            ),
            ("POST", ["clusters", _, "backup", "restoreJobs"]) => Body(
                request,
                project.Backups.Restore
            ),
            ("GET", ["clusters", _, "backup", "restoreJobs", var id]) => project.Backups.ReadJob(
                id
            ),
            ("GET", ["clusters"]) => ListClusters(request, project),
            ("POST", ["clusters"]) => Body(request, project.AddCluster),
            ("GET", ["clusters", var name]) => project.ReadCluster(name),
            ("GET", ["clusters", var name, "status"]) => project.ReadClusterStatus(name),
            ("PATCH", ["clusters", var name]) => Body(
                request,
                body => project.ChangeCluster(name, body)
            ),
            ("DELETE", ["clusters", var name]) => project.RemoveCluster(name),
            _ => Unknown(request),
        };

    private Reply Create(JsonNode body)
    {
        if (body.Text("name") is not { Length: > 0 } name || body.Text("orgId") is not { } orgId)
        {
            return Reply.Error(
                400,
                "MISSING_ATTRIBUTE",
                "The attributes name and orgId are required."
            );
        }

        if (_projects.Values.Any(project => project.Name == name))
        {
            return Reply.Error(
                409,
                "GROUP_ALREADY_EXISTS",
                $"There is already a project with the name {name}.",
                name
            );
        }

        var created = new Project(StandInJson.NewId(), name, orgId, _options);
        _projects.Add(created.Id, created);
        return Reply.Ok(created.Describe());
    }

    private Reply Delete(Project project)
    {
        if (!project.Close())
        {
            return Reply.Error(
                409,
                "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS",
                "A project with clusters cannot be deleted.",
                project.Id
            );
        }

        _projects.Remove(project.Id);
        return Reply.NoContent;
    }

    private static Reply Body(StandInRequest request, Func<JsonNode, Reply> use)
    {
        if (!request.ContentType.StartsWith("application/vnd.atlas.2", StringComparison.Ordinal))
        {
            return Reply.Error(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The media type of the body must have a version, as in application/vnd.atlas.2024-08-05+json."
            );
        }

        try
        {
            if (JsonNode.Parse(request.Body) is { } body)
            {
                return use(body);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The same response as for null.
        }

        return Reply.Error(400, "MALFORMED_JSON", "The body is not the JSON that was expected.");
    }

    private static Reply Unknown(StandInRequest request) =>
        Reply.Error(
            404,
            "RESOURCE_NOT_FOUND",
            $"Cannot find {request.Method} {request.Path}.",
            request.Path
        );
}
