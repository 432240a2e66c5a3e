using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents a cluster. Each of its changes ends after it was polled several times.</summary>
internal sealed class Cluster
{
    private const string Gone = "";

    private readonly JsonObject _body;
    private readonly AtlasStandInOptions _options;
    private PendingChange _change;
    private bool _isCreated;

    public Cluster(
        JsonObject body,
        string groupId,
        AtlasStandInOptions options,
        bool isIdle = false
    )
    {
        _body = body;
        _options = options;
        _isCreated = isIdle;
        _change = new("CREATING", "IDLE", isIdle ? 0 : options.PollsUntilDone);
        _body["id"] = StandInJson.NewId();
        _body["groupId"] = groupId;
        _body["createDate"] = StandInJson.Time(options.TimeProvider.GetUtcNow());
        foreach (var shard in (_body["replicationSpecs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            shard["id"] = StandInJson.NewId();
        }
    }

    public bool IsProtected => _body["terminationProtectionEnabled"]?.GetValue<bool>() == true;

    /// <summary>Counts a read. Returns <see langword="false"/> if the cluster no longer exists.</summary>
    public bool Poll()
    {
        _change.Poll();
        _isCreated |= _change.State == "IDLE";
        return _change.State != Gone;
    }

    /// <summary>Starts a change. Returns <see langword="false"/> if the cluster is being deleted.</summary>
    public bool Change(JsonObject changes)
    {
        if (_change.State == "DELETING")
        {
            return false;
        }

        foreach (var (key, value) in changes)
        {
            _body[key] = value?.DeepClone();
        }

        _change = new("UPDATING", "IDLE", _options.PollsUntilDone);
        return true;
    }

    /// <summary>Starts the deletion.</summary>
    public void Delete() => _change = new("DELETING", Gone, _options.PollsUntilDone);

    /// <summary>Returns the cluster as JSON. A new cluster has no connection strings.</summary>
    public JsonObject Describe()
    {
        var described = _body.DeepClone().AsObject();
        described["stateName"] = _change.State;
        var host = $"{_body.Text("name")}.stand1n.mongodb.example".ToLowerInvariant();
        described["connectionStrings"] = _isCreated
            ? new JsonObject
            {
                ["standard"] = $"mongodb://{host}:27017/?ssl=true",
                ["standardSrv"] = $"mongodb+srv://{host}",
            }
            : new JsonObject();
        return described;
    }
}
