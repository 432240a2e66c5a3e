using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a project, and what belongs to it.</summary>
internal sealed class Project(string id, string name, string orgId, AtlasStandInOptions options)
{
    private readonly DateTimeOffset _created = options.TimeProvider.GetUtcNow();
    private readonly Dictionary<(string Database, string Name), JsonObject> _users = [];
    private readonly Dictionary<string, (JsonObject Entry, PendingChange Change)> _entries = [];
    private readonly Dictionary<string, Cluster> _clusters = [];
    private int _conflicts = options.ConflictsBeforeDeletion;
    private PendingChange _usersChange = new("PENDING", "APPLIED", 0);

    public string Id => id;

    public ProjectUsers Users { get; } = new(options);

    public Backups Backups { get; } = new(options);

    public IEnumerable<string> ClusterNames => _clusters.Keys;

    public string Name => name;

    /// <summary>Determines whether the project can be deleted.</summary>
    public bool Close() => _clusters.Count == 0 && --_conflicts < 0;

    public JsonObject Describe() =>
        new()
        {
            ["clusterCount"] = _clusters.Count,
            ["created"] = StandInJson.Time(_created),
            ["id"] = Id,
            ["name"] = name,
            ["orgId"] = orgId,
        };

    /// <summary>Adds a cluster that is idle and has two regions.</summary>
    public void AddSampleCluster() =>
        _clusters.Add(
            AtlasStandInServer.ClusterName,
            new(
                new()
                {
                    ["name"] = AtlasStandInServer.ClusterName,
                    ["clusterType"] = "REPLICASET",
                    ["replicationSpecs"] = new JsonArray(
                        new JsonObject
                        {
                            ["regionConfigs"] = new JsonArray(
                                Region("EU_WEST_1", priority: 7, nodes: 3),
                                Region("EU_CENTRAL_1", priority: 6, nodes: 2)
                            ),
                        }
                    ),
                },
                Id,
                options,
                isIdle: true
            )
        );

    private static JsonObject Region(string name, int priority, int nodes) =>
        new()
        {
            ["providerName"] = "AWS",
            ["regionName"] = name,
            ["priority"] = priority,
            ["electableSpecs"] = new JsonObject { ["instanceSize"] = "M10", ["nodeCount"] = nodes },
        };

    public Reply AddUser(JsonNode body)
    {
        if (
            body.Text("username") is not { Length: > 0 } user
            || body.Text("databaseName") is not { } database
        )
        {
            return Reply.Error(
                400,
                "MISSING_ATTRIBUTE",
                "The attributes username and databaseName are required."
            );
        }

        var known = body.DeepClone().AsObject();
        known.Remove("password");
        known["groupId"] = Id;
        if (!_users.TryAdd((database, user), known))
        {
            return Reply.Error(
                409,
                "USER_ALREADY_EXISTS",
                $"There is already a user with the name {user}.",
                user
            );
        }

        _usersChange = new("PENDING", "APPLIED", options.PollsUntilDone);
        return Reply.Created(known);
    }

    public Reply ReadUser(string database, string user) =>
        _users.TryGetValue((database, user), out var known) ? Reply.Ok(known) : NoUser(user);

    public Reply RemoveUser(string database, string user) =>
        _users.Remove((database, user)) ? Reply.NoContent : NoUser(user);

    public Reply AddEntries(JsonNode body)
    {
        foreach (var entry in body.AsArray())
        {
            if ((entry?.Text("cidrBlock") ?? entry?.Text("ipAddress")) is not { } value)
            {
                return Reply.Error(
                    400,
                    "MISSING_ATTRIBUTE",
                    "Each entry requires cidrBlock or ipAddress."
                );
            }

            var known = entry!.DeepClone().AsObject();
            known["groupId"] = Id;
            _entries[value] = (known, new("PENDING", "ACTIVE", options.PollsUntilDone));
        }

        return Reply.Ok(
            new JsonObject
            {
                ["results"] = new JsonArray([
                    .. _entries.Values.Select(known => known.Entry.DeepClone()),
                ]),
                ["totalCount"] = _entries.Count,
            }
        );
    }

    public Reply ReadEntry(string value) =>
        _entries.TryGetValue(value, out var known) ? Reply.Ok(known.Entry) : NoEntry(value);

    public Reply ReadEntryStatus(string value) =>
        _entries.TryGetValue(value, out var known)
            ? Reply.Ok(new JsonObject { ["STATUS"] = known.Change.Poll() })
            : NoEntry(value);

    public Reply RemoveEntry(string value) =>
        _entries.Remove(value) ? Reply.NoContent : NoEntry(value);

    public Reply AddCluster(JsonNode body)
    {
        if (body.Text("name") is not { Length: > 0 } cluster)
        {
            return Reply.Error(400, "MISSING_ATTRIBUTE", "The attribute name is required.", "name");
        }

        var known = new Cluster(body.DeepClone().AsObject(), Id, options);
        return _clusters.TryAdd(cluster, known)
            ? Reply.Created(known.Describe())
            : Reply.Error(
                400,
                "DUPLICATE_CLUSTER_NAME",
                $"There is already a cluster with the name {cluster}.",
                cluster
            );
    }

    public Reply ListClusters(StandInRequest request) =>
        Reply.Page(request, [.. _clusters.Values.Select(cluster => cluster.Describe())]);

    public Reply ReadCluster(string cluster)
    {
        if (!_clusters.TryGetValue(cluster, out var known))
        {
            return NoCluster(cluster);
        }

        if (known.Poll())
        {
            return Reply.Ok(known.Describe());
        }

        _clusters.Remove(cluster);
        return NoCluster(cluster);
    }

    /// <summary>Returns whether a cluster has applied all changes of the database users.</summary>
    public Reply ReadClusterStatus(string cluster) =>
        _clusters.ContainsKey(cluster)
            ? Reply.Ok(new JsonObject { ["changeStatus"] = _usersChange.Poll() })
            : NoCluster(cluster);

    public Reply ChangeCluster(string cluster, JsonNode body) =>
        !_clusters.TryGetValue(cluster, out var known) ? NoCluster(cluster)
        : known.Change(body.AsObject()) ? Reply.Ok(known.Describe())
        : Reply.Error(
            409,
            "CLUSTER_ALREADY_REQUESTED_DELETION",
            $"The cluster {cluster} is being deleted.",
            cluster
        );

    public Reply RemoveCluster(string cluster)
    {
        if (!_clusters.TryGetValue(cluster, out var known))
        {
            return NoCluster(cluster);
        }

        if (known.IsProtected)
        {
            return Reply.Error(
                400,
                "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
                $"The cluster {cluster} is protected.",
                cluster
            );
        }

        known.Delete();
        return Reply.Accepted;
    }

    private Reply NoCluster(string cluster) =>
        Reply.Error(
            404,
            "CLUSTER_NOT_FOUND",
            $"There is no cluster {cluster} in the project {Id}.",
            cluster,
            Id
        );

    private static Reply NoUser(string user) =>
        Reply.Error(404, "USER_NOT_FOUND", $"There is no database user {user}.", user);

    private static Reply NoEntry(string value) =>
        Reply.Error(
            404,
            "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND",
            $"The access list does not contain {value}.",
            value
        );
}
