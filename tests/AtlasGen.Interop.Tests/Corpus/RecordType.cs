using System.Reflection;
using System.Text.Json.Nodes;
using AtlasGen.Runtime;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>A generated record, with the schema that it was generated from.</summary>
/// <param name="Document">The document of the schema.</param>
/// <param name="Type">The record.</param>
/// <param name="Schema">The schema.</param>
internal sealed record RecordType(ApiDocument Document, Type Type, JsonObject Schema)
{
    /// <summary>Gets the properties that the document declares, in its order.</summary>
    public IReadOnlyDictionary<string, JsonObject> Properties { get; } =
        new FlatSchema(Document, Schema).Properties;

    /// <summary>Gets the names of all properties. An undeclared discriminator is the last one.</summary>
    public IEnumerable<string> Names =>
        Properties.Keys.Concat(Document.DiscriminatorsOf(Schema)).Distinct();

    /// <summary>Gets a value that indicates whether the record can be read and written as JSON.</summary>
    public bool IsJson => typeof(IJsonWritable).IsAssignableFrom(Type);

    /// <summary>Returns the property of the record with a name in JSON.</summary>
    public PropertyInfo Find(string name)
    {
        var property = RecordProperties.Find(Type, name);
        Assert.True(property is not null, $"{Type.Name} has no property for '{name}'.");
        return property;
    }

    /// <summary>Returns whether a caller can set a property to null.</summary>
    public bool CanAssignNull(string name) => RecordProperties.IsNullable(Find(name));

    /// <summary>Returns whether the document allows null as the value of a property.</summary>
    public bool AllowsNull(string name) =>
        Properties.TryGetValue(name, out var schema)
        && (Document.Resolve(schema)["nullable"]?.GetValue<bool>() ?? false);

    /// <summary>Returns the value of a property that a new record has.</summary>
    public object? InitialValue(string name) =>
        RecordProperties.ValueOf(Find(name), Activator.CreateInstance(Type)!);

    /// <summary>Returns all records of a client whose schemas can be found from a component or an operation.</summary>
    /// <param name="document">The document.</param>
    /// <param name="types">The types of the client.</param>
    public static IReadOnlyList<RecordType> Of(ApiDocument document, IEnumerable<Type> types)
    {
        var named = types.Where(type => !type.IsNested).ToLookup(type => PlainName.Of(type.Name));
        var found = new Dictionary<Type, RecordType>();
        foreach (var (name, schema) in document.Schemas)
        {
            foreach (var type in named[PlainName.Of(name)])
            {
                Add(type, schema!);
            }
        }

        foreach (var operation in document.Operations)
        {
            foreach (var type in named[PlainName.Of(operation.Id + "Query")])
            {
                Add(type, Query(operation, type));
            }
        }

        return [.. found.Values];

        void Add(Type type, JsonNode node)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            var schema = document.Resolve(node);
            var keywords = new FlatSchema(document, schema).Keywords;
            if (type.IsGenericType)
            {
                Add(
                    type.GenericTypeArguments[^1],
                    keywords.GetValueOrDefault("items") ?? keywords["additionalProperties"]
                );
            }
            else if (type.IsAbstract)
            {
                foreach (var unknown in named[PlainName.Of("Unknown" + type.Name)])
                {
                    Add(unknown, Shared(document, schema, unknown));
                }
            }
            else if (typeof(IJsonRecord).IsAssignableFrom(type))
            {
                var record = new RecordType(document, type, schema);
                if (found.TryAdd(type, record))
                {
                    foreach (var (name, property) in record.Properties)
                    {
                        if (RecordProperties.Find(type, name) is { PropertyType: var inner })
                        {
                            Add(inner, property);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Returns the properties that all types of a union have.</summary>
    private static JsonObject Shared(ApiDocument document, JsonObject union, Type type) =>
        Object(
            (union["oneOf"]?.AsArray() ?? [])
                .Concat(
                    (union["discriminator"]?["mapping"]?.AsObject() ?? []).Select(entry =>
                        document.Schema($"{entry.Value}")
                    )
                )
                .Prepend(union)
                .SelectMany(schema => new FlatSchema(document, schema!).Properties)
                .DistinctBy(property => property.Key)
                .Select(property => (property.Key, property.Value)),
            type
        );

    /// <summary>Returns the parameters of an operation as the properties of an object.</summary>
    private static JsonObject Query(ApiOperation operation, Type type) =>
        Object(operation.Parameters.Select(parameter => (parameter.Name, parameter.Schema)), type);

    /// <summary>Returns the schema of an object with the properties that a type has, in the order of the type.</summary>
    private static JsonObject Object(
        IEnumerable<(string Name, JsonObject Schema)> properties,
        Type type
    ) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                from property in RecordProperties.Of(type)
                from schema in properties
                where RecordProperties.Find(type, schema.Name) == property
                select KeyValuePair.Create(schema.Name, (JsonNode?)schema.Schema.DeepClone())
            ),
            ["additionalProperties"] = false,
        };
}
