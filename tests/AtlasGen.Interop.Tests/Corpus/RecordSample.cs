using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Random content of a record.</summary>
/// <param name="Record">The record.</param>
/// <param name="Json">The content.</param>
/// <param name="Other">Other content of the same record.</param>
/// <param name="Random">The source of further random numbers.</param>
internal sealed record RecordSample(
    RecordType Record,
    JsonObject Json,
    JsonObject Other,
    Random Random
)
{
    /// <summary>Creates random content of a record, which is the same in every run.</summary>
    /// <param name="record">The record.</param>
    /// <param name="round">0 for every property, or another number for some of them.</param>
    public static RecordSample Of(RecordType record, int round)
    {
        var random = Seed.Of($"{record.Type.Name} {round}");
        return new(record, WithInitialValues(record, Sample()), Sample(), random);

        JsonObject Sample() =>
            new SchemaSampler(record.Document, random)
            {
                Density = round == 0 ? 1 : 0.6,
                WithNulls = round > 0,
                WithDiscriminators = true,
            }
                .Sample(record.Schema)!
                .AsObject();
    }

    /// <summary>Creates a new record by assigning each property.</summary>
    public object Create() => Create(Json);

    /// <summary>Creates a record with other content by assigning each property.</summary>
    public object Create(JsonObject content) => AssignedValue.Of(Record.Type, content)!;

    /// <summary>Adds the values that a new record already has, in the order of the document.</summary>
    private static JsonObject WithInitialValues(RecordType record, JsonObject content)
    {
        var result = new JsonObject();
        foreach (var name in record.Names)
        {
            if (content.Remove(name, out var value))
            {
                result[name] = value;
            }
            else if (record.InitialValue(name) is { } initial)
            {
                result[name] = JsonSerializer.SerializeToNode(initial);
            }
        }

        foreach (var (name, value) in content.ToList())
        {
            content.Remove(name);
            result[name] = value;
        }

        return result;
    }
}
