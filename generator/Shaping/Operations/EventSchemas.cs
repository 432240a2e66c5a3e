using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Recognizes the schema of a server-sent event, and distinguishes it from a schema of its data.</summary>
/// <remarks>
/// The schema of an event has no other properties than the fields that an event can have (OpenAPI 3.2.0, Special
/// Considerations for text/event-stream Content). An object with more properties can only be the data.
/// </remarks>
internal sealed class EventSchemas
{
    private const string DataField = "data";
    private const int DepthLimit = 64;

    private readonly List<OpenApiSchema?> _data = [];

    // A few schemas can refer to each other along very many paths.
    private int _budget = 1_000;

    private EventSchemas() { }

    /// <summary>
    /// Returns the schemas that the data of an event can have; <see langword="null"/> if a schema, or one of a union,
    /// does not describe an event.
    /// </summary>
    public static IReadOnlyList<OpenApiSchema?>? Data(OpenApiSchema schema)
    {
        var search = new EventSchemas();
        return search.IsEvent(schema, depth: 0) ? search._data : null;
    }

    private bool IsEvent(OpenApiSchema? schema, int depth)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        if (!HasOnlyFields(schema, fields, depth))
        {
            return false;
        }

        var variants = (schema!.OneOf ?? []).Concat(schema.AnyOf ?? []).ToList();
        return variants.Count == 0
            ? fields.Contains(DataField)
            : fields.Count == 0 && variants.TrueForAll(one => IsEvent(one, depth + 1));
    }

    /// <summary>Returns whether all properties of a schema can be fields of an event, and adds them.</summary>
    private bool HasOnlyFields(OpenApiSchema? schema, HashSet<string> fields, int depth)
    {
        if (schema is null || depth > DepthLimit || --_budget < 0)
        {
            return false;
        }

        foreach (var property in schema.Properties ?? new Dictionary<string, OpenApiSchema?>())
        {
            if (property.Key is not (DataField or "event" or "id" or "retry"))
            {
                return false;
            }

            fields.Add(property.Key);
            if (property.Key == DataField)
            {
                _data.Add(property.Value);
            }
        }

        return (schema.AllOf ?? []).All(part => HasOnlyFields(part, fields, depth + 1));
    }
}
