using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AtlasGen.Samples.StandIn;

/// <summary>Represents the service account, which has up to two secrets.</summary>
internal sealed class ServiceAccount
{
    private readonly Lock _lock = new();
    private readonly List<(string Value, JsonObject Facts)> _secrets = [];
    private readonly TimeProvider _time;

    /// <summary>Initializes a service account with one secret.</summary>
    public ServiceAccount(string clientId, string clientSecret, TimeProvider time)
    {
        ClientId = clientId;
        _time = time;
        Add(clientSecret, TimeSpan.FromDays(365));
    }

    public string ClientId { get; }

    /// <summary>Determines whether a secret is valid, and remembers that it was used.</summary>
    public bool Use(string secret)
    {
        lock (_lock)
        {
            var (value, facts) = _secrets.Find(known => known.Value == secret);
            if (value is not null)
            {
                facts["lastUsedAt"] = StandInJson.Time(_time.GetUtcNow());
            }

            return value is not null;
        }
    }

    public Reply Describe()
    {
        lock (_lock)
        {
            return Reply.Ok(
                new JsonObject
                {
                    ["clientId"] = ClientId,
                    ["name"] = "Stand-in",
                    ["secrets"] = new JsonArray([
                        .. _secrets.Select(known => known.Facts.DeepClone()),
                    ]),
                }
            );
        }
    }

    public Reply AddSecret(JsonNode body)
    {
        lock (_lock)
        {
            if (_secrets.Count == 2)
            {
                return Reply.Error(400, "INVALID_ATTRIBUTE", "A service account has two secrets.");
            }

            var value = "mdb_sa_sk_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
            var hours = body["secretExpiresAfterHours"]?.GetValue<int>() ?? 8;
            var added = Add(value, TimeSpan.FromHours(hours)).DeepClone();
            // No other response contains the value.
            added["secret"] = value;
            return Reply.Created(added);
        }
    }

    public Reply RemoveSecret(string id)
    {
        lock (_lock)
        {
            return _secrets.RemoveAll(known => known.Facts.Text("id") == id) > 0
                ? Reply.NoContent
                : Reply.Error(404, "RESOURCE_NOT_FOUND", $"There is no secret {id}.", id);
        }
    }

    private JsonObject Add(string value, TimeSpan lifetime)
    {
        var now = _time.GetUtcNow();
        var facts = new JsonObject
        {
            ["id"] = StandInJson.NewId(),
            ["createdAt"] = StandInJson.Time(now),
            ["expiresAt"] = StandInJson.Time(now + lifetime),
            ["maskedSecretValue"] = "mdb_sa_sk_..." + value[^4..],
        };
        _secrets.Add((value, facts));
        return facts;
    }
}
