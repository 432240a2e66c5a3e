using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents the snapshots and the restore jobs of a project.</summary>
internal sealed class Backups(AtlasStandInOptions options)
{
    private readonly Dictionary<string, (JsonObject Snapshot, PendingChange Change)> _snapshots =
    [];
    private readonly Dictionary<string, (JsonObject Job, PendingChange Change)> _jobs = [];

    public Reply TakeSnapshot(JsonNode body)
    {
        var now = options.TimeProvider.GetUtcNow();
        var days = body["retentionInDays"]?.GetValue<int>() ?? 1;
        var id = StandInJson.NewId();
        var snapshot = new JsonObject
        {
            ["id"] = id,
            ["createdAt"] = StandInJson.Time(now),
            ["description"] = body.Text("description"),
            ["expiresAt"] = StandInJson.Time(now.AddDays(days)),
            ["status"] = "queued",
            ["type"] = "replicaSet",
        };
        _snapshots.Add(id, (snapshot, new("inProgress", "completed", options.PollsUntilDone)));
        return Reply.Ok(snapshot);
    }

    public Reply ReadSnapshot(string id)
    {
        if (!_snapshots.TryGetValue(id, out var known))
        {
            return NoSnapshot(id);
        }

        known.Snapshot["status"] = known.Change.Poll();
        return Reply.Ok(known.Snapshot);
    }

    public Reply Restore(JsonNode body)
    {
        var snapshotId = body.Text("snapshotId") ?? "";
        if (!_snapshots.TryGetValue(snapshotId, out var known))
        {
            return NoSnapshot(snapshotId);
        }

        if (known.Snapshot.Text("status") != "completed")
        {
            return Reply.Error(409, "SNAPSHOT_NOT_COMPLETED", "The snapshot is not complete yet.");
        }

        var id = StandInJson.NewId();
        var job = body.DeepClone().AsObject();
        job["id"] = id;
        job["cancelled"] = false;
        job["expired"] = false;
        job["failed"] = false;
        _jobs.Add(id, (job, new("running", "finished", options.PollsUntilDone)));
        return Reply.Ok(job);
    }

    public Reply ReadJob(string id)
    {
        if (!_jobs.TryGetValue(id, out var known))
        {
            return Reply.Error(404, "RESOURCE_NOT_FOUND", $"There is no restore job {id}.", id);
        }

        // As in Atlas, only this time shows the end.
        if (known.Change.Poll() == "finished")
        {
            known.Job["finishedAt"] = StandInJson.Time(options.TimeProvider.GetUtcNow());
        }

        return Reply.Ok(known.Job);
    }

    private static Reply NoSnapshot(string id) =>
        Reply.Error(404, "RESOURCE_NOT_FOUND", $"There is no snapshot {id}.", id);
}
