using System.Globalization;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Creates random JSON that a schema allows. The same seed creates the same JSON.</summary>
internal sealed class SchemaSampler(ApiDocument document, Random random)
{
    // Limits recursive schemas. Schemas of this depth or less are complete.
    private const int MaxDepth = 8;

    /// <summary>Gets the proportion of optional properties to include.</summary>
    public double Density { get; init; } = 1;

    /// <summary>
    /// Gets a value that indicates whether the JSON contains things that no schema allows but clients must accept: new
    /// properties, new enum values, and nulls.
    /// </summary>
    public bool WithSurprises { get; init; }

    /// <summary>Gets a value that indicates whether <c>nullable</c> properties are sometimes null.</summary>
    public bool WithNulls { get; init; }

    /// <summary>
    /// Gets a value that indicates whether each object has its discriminator, even if it is optional. A new record has it.
    /// </summary>
    public bool WithDiscriminators { get; init; }

    /// <summary>
    /// Gets the read-only properties at the root of the sampled JSON, or of the items if the root is a list.
    /// </summary>
    public List<(JsonObject Owner, string Name)> ReadOnlyRootProperties { get; } = [];

    /// <summary>Creates JSON for a schema.</summary>
    public JsonNode? Sample(JsonNode schema) => Sample(schema, 0, isRoot: true);

    private JsonNode? Sample(JsonNode node, int depth, bool isRoot = false)
    {
        var schema = new FlatSchema(document, node);
        schema.Decide(random);
        var type = schema.Keywords.GetValueOrDefault("type")?.GetValue<string>();
        if (type == "array")
        {
            return Array(schema, depth, isRoot);
        }

        if (schema.Keywords.TryGetValue("enum", out var values))
        {
            return WithSurprises && type == "string" && Chance(0.1)
                ? "A_NEW_VALUE"
                : Pick(values.AsArray())?.DeepClone();
        }

        return type switch
        {
            "object" => Object(schema, depth, isRoot),
            "string" => String(schema),
            "boolean" => Chance(0.5),
            "integer" => Number(schema, isInteger: true),
            "number" => Number(schema, isInteger: false),
            null when schema.Properties.Count > 0 => Object(schema, depth, isRoot),
            _ => AnyObject(),
        };
    }

    private JsonObject Object(FlatSchema schema, int depth, bool isRoot)
    {
        var result = new JsonObject();
        foreach (var (name, property) in schema.Properties)
        {
            var resolved = document.Resolve(property);
            var isKept =
                schema.Required.Contains(name)
                || (WithDiscriminators && schema.Telling.Contains(name));
            if (!isKept && (depth >= MaxDepth || !Chance(Density)))
            {
                continue;
            }

            if (schema.Discriminators.TryGetValue(name, out var values))
            {
                result[name] = Pick(Allowed(resolved, values));
            }
            else if (
                (WithSurprises && !schema.Required.Contains(name) && Chance(0.1))
                || (WithNulls && IsTrue(resolved["nullable"]) && Chance(0.3))
            )
            {
                result[name] = null;
            }
            else
            {
                result[name] = Sample(property, depth + 1);
            }

            // A discriminator is always sent.
            if (isRoot && document.IsReadOnly(property) && !schema.Telling.Contains(name))
            {
                ReadOnlyRootProperties.Add((result, name));
            }
        }

        foreach (var (name, values) in schema.Discriminators)
        {
            result.TryAdd(name, Pick(values));
        }

        AddOthers(schema, result, depth);
        return result;
    }

    private void AddOthers(FlatSchema schema, JsonObject result, int depth)
    {
        switch (schema.Keywords.GetValueOrDefault("additionalProperties"))
        {
            case JsonObject others when depth < MaxDepth:
                for (var i = 1; i <= Bound(schema, "maxProperties", 2); i++)
                {
                    result[$"key {i}"] = Sample(others, depth + 1);
                }

                break;
            case JsonValue flag when flag.GetValue<bool>():
            case null when schema.Properties.Count == 0 || (WithSurprises && Chance(0.3)):
                result["aNewMember"] = AnyObject();
                break;
        }
    }

    private JsonArray Array(FlatSchema schema, int depth, bool isRoot)
    {
        var items = schema.Keywords["items"];
        var min = (int)Bound(schema, "minItems", 0);
        var max = (int)Bound(schema, "maxItems", min + 3);
        var count = depth >= MaxDepth ? min : Math.Max(min, Math.Min(max, random.Next(1, 4)));
        var result = new JsonArray();
        // If items must be unique, some attempts create a duplicate.
        for (var i = 0; result.Count < count && i < count * 20; i++)
        {
            // Some arrays list the values of their items.
            var item = schema.Keywords.TryGetValue("enum", out var listed)
                ? Pick(listed.AsArray())?.DeepClone()
                : Sample(items, depth + 1, isRoot);
            if (
                !schema.Keywords.ContainsKey("uniqueItems")
                || !result.Any(other => JsonNode.DeepEquals(other, item))
            )
            {
                result.Add(item);
            }
        }

        return result;
    }

    private JsonValue String(FlatSchema schema)
    {
        var min = (int)Bound(schema, "minLength", 0);
        var max = (int)Bound(schema, "maxLength", Math.Max(min, 1000));
        if (schema.Keywords.TryGetValue("pattern", out var pattern))
        {
            return JsonValue.Create(
                PatternSampler.Sample(pattern.GetValue<string>(), min, max, random)
            );
        }

        return JsonValue.Create(
            schema.Keywords.GetValueOrDefault("format")?.GetValue<string>() switch
            {
                "date-time" => Date()
                    .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                "date" => Date().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "uuid" => Guid(),
                "email" => Word(min, max - 12) + "@example.com",
                "uri" => "https://example.com/" + Word(min, max - 20),
                "binary" or "byte" => Convert.ToBase64String(Bytes(random.Next(20))),
                _ => Word(min, max),
            }
        )!;
    }

    private JsonNode Number(FlatSchema schema, bool isInteger)
    {
        var isExclusive = IsTrue(schema.Keywords.GetValueOrDefault("exclusiveMinimum"));
        var min = Bound(schema, "minimum", 0) + (isExclusive ? 1 : 0);
        var max = Bound(schema, "maximum", min + 1000);
        var whole = random.NextInt64((long)Math.Ceiling(min), (long)Math.Floor(max) + 1);
        var text = whole.ToString(CultureInfo.InvariantCulture);
        // Extra digits do not change a number.
        return JsonNode.Parse(isInteger || whole + 1 > max ? text : Pick([text, $"{text}.50"])!)!;
    }

    private JsonObject AnyObject() =>
        new()
        {
            ["text"] = Word(0, 10),
            ["number"] = JsonNode.Parse("12345678901234567890.10"),
            ["list"] = new JsonArray(1, null, true),
        };

    private IReadOnlyList<string> Allowed(JsonObject property, IReadOnlyList<string> values)
    {
        var schema = new FlatSchema(document, property);
        schema.Decide(random);
        if (!schema.Keywords.TryGetValue("enum", out var allowed))
        {
            return values;
        }

        var both = values.Intersect(allowed.AsArray().Select(value => value!.ToString())).ToList();
        return both.Count > 0 ? both : values;
    }

    private string Word(int min, int max)
    {
        const string characters = "abcdefghijklmnopqrstuvwxyz";
        var length = Math.Clamp(random.Next(3, 10), min, Math.Max(min, max));
        return string.Concat(random.GetItems(characters.AsSpan(), length));
    }

    private DateTime Date() => new DateTime(2020, 1, 1).AddSeconds(random.Next(300_000_000));

    private string Guid() => new System.Guid(Bytes(16)).ToString();

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T? Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private JsonNode? Pick(JsonArray values) => values[random.Next(values.Count)];

    private static double Bound(FlatSchema schema, string keyword, double otherwise) =>
        schema.Keywords.TryGetValue(keyword, out var value)
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : otherwise;

    private static bool IsTrue(JsonNode? flag) => flag?.GetValue<bool>() ?? false;
}
