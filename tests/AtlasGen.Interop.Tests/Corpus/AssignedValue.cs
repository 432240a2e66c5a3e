using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasGen.Runtime;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Creates values of generated types as a caller does, by assigning each property of each object.</summary>
internal static class AssignedValue
{
    /// <summary>Creates a value.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="json">The content of the value; <see langword="null"/> for JSON null.</param>
    public static object? Of(Type type, JsonNode? json)
    {
        if (json is null)
        {
            return type == typeof(JsonElement) ? JsonElement.Parse("null") : null;
        }

        if (Item(type, typeof(IReadOnlyList<>)) is { } item)
        {
            var items = json.AsArray().Select(one => Of(item, one)).ToArray();
            var list = Array.CreateInstance(item, items.Length);
            items.CopyTo(list, 0);
            return list;
        }

        if (Item(type, typeof(IReadOnlyDictionary<,>)) is { } value)
        {
            var map = typeof(Dictionary<,>).MakeGenericType(typeof(string), value);
            var entries = (System.Collections.IDictionary)Activator.CreateInstance(map)!;
            foreach (var (key, one) in json.AsObject())
            {
                entries[key] = Of(value, one);
            }

            return entries;
        }

        if (type.GetConstructor([typeof(JsonElement)]) is { } choice)
        {
            return Choice(type, json) ?? choice.Invoke([Element(json)]);
        }

        // Open enums have a constructor, so they are not read by the code under test.
        if (
            json.GetValueKind() is JsonValueKind.String
            && (Nullable.GetUnderlyingType(type) ?? type).GetConstructor([typeof(string)])
                is { } text
        )
        {
            return text.Invoke([json.GetValue<string>()]);
        }

        if (!typeof(IJsonRecord).IsAssignableFrom(type) && !type.IsAbstract)
        {
            return json.Deserialize(type);
        }

        return Record(type.IsAbstract ? Kind(type, json) : type, json.AsObject());
    }

    /// <summary>
    /// Returns the type that the discriminator selects. Every value that the document declares has its own type.
    /// </summary>
    private static Type Kind(Type union, JsonNode json)
    {
        var kind = json.Deserialize(union)!.GetType();
        return kind.Name.StartsWith("Unknown", StringComparison.Ordinal)
            ? throw new JsonException($"No type of {union.Name} was found for {json}.")
            : kind;
    }

    private static object Record(Type type, JsonObject json)
    {
        var record = Activator.CreateInstance(type)!;
        var others = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in json)
        {
            if (RecordProperties.Find(type, name) is { } property)
            {
                property.SetValue(record, Of(property.PropertyType, value));
            }
            else
            {
                others[name] = Element(value);
            }
        }

        if (others.Count > 0)
        {
            type.GetProperty("AdditionalProperties")!.SetValue(record, others);
        }

        return record;
    }

    /// <summary>Returns a choice with the first of its records that declares all properties of the JSON.</summary>
    private static object? Choice(Type type, JsonNode json)
    {
        foreach (
            var constructor in type.GetConstructors()
                .Where(one =>
                    typeof(IJsonWritable).IsAssignableFrom(one.GetParameters()[0].ParameterType)
                )
        )
        {
            var alternative = constructor.GetParameters()[0].ParameterType;
            try
            {
                var read = json.Deserialize(alternative)!;
                var others =
                    (IReadOnlyDictionary<string, JsonElement>)
                        read.GetType().GetProperty("AdditionalProperties")!.GetValue(read)!;
                if (others.Count == 0)
                {
                    return constructor.Invoke([Of(alternative, json)]);
                }
            }
            catch (JsonException)
            {
                // Try the next type.
            }
        }

        return null;
    }

    private static Type? Item(Type type, Type of) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == of
            ? type.GenericTypeArguments[^1]
            : null;

    private static JsonElement Element(JsonNode? json) =>
        JsonElement.Parse(json?.ToJsonString() ?? "null");
}
