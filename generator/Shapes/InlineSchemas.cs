using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>An enum or an object that is written out where it is used, and has no name of its own.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Owner">The name of the type that it stands in.</param>
/// <param name="Property">The name of the property that it is the type of.</param>
/// <param name="Schema">The schema.</param>
internal sealed record InlineSchema(string Pointer, string Owner, string Property, SpecNode Schema);

/// <summary>Finds the schemas of a document that need a name and have none, in the text's structure alone.</summary>
/// <param name="nameObject">Names an object, since what stands in it is named after it.</param>
internal sealed class InlineSchemas(Func<InlineSchema, string> nameObject)
{
    private const int DepthLimit = 64;

    // Aliases of YAML can make a small document endless; what comes after this many schemas stays without a name.
    private int _budget = 2_000_000;

    public List<InlineSchema> Enums { get; } = [];

    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="owner">The type that it is, or stands in.</param>
    /// <param name="property">The property that it is the type of; empty when it is the owner itself.</param>
    public void Walk(SpecNode schema, string pointer, string owner, string property) =>
        Walk(schema, pointer, owner, property, depth: 0);

    private void Walk(SpecNode schema, string pointer, string owner, string property, int depth)
    {
        if (depth > DepthLimit || --_budget < 0 || (depth > 0 && schema.Child("$ref") is not null))
        {
            return;
        }

        var isNamed = depth == 0 && property.Length == 0;
        if (SchemaKinds.IsEnum(schema))
        {
            if (!isNamed)
            {
                Enums.Add(new(pointer, owner, property, schema));
            }

            return;
        }

        if (!isNamed && SchemaKinds.IsRecord(schema))
        {
            owner = nameObject(new(pointer, owner, property, schema));
            property = "";
        }

        foreach (var keyword in schema.Children)
        {
            switch (keyword.Key)
            {
                case "properties":
                    Members(keyword, pointer, owner, depth);
                    break;
                case "items":
                    var item = Naming.Singular(property.Length == 0 ? "Items" : property);
                    Walk(keyword, pointer + "/items", owner, item, depth + 1);
                    break;
                case "additionalProperties":
                    var value = Naming.Singular(property.Length == 0 ? "Values" : property);
                    Walk(keyword, pointer + "/additionalProperties", owner, value, depth + 1);
                    break;
                case "allOf":
                    Parts(keyword, pointer, owner, depth);
                    break;
            }
        }
    }

    private void Members(SpecNode properties, string pointer, string owner, int depth)
    {
        foreach (var member in properties.Children)
        {
            var key = member.Key;
            Walk(
                member,
                $"{pointer}/properties/{JsonPointer.Escape(key)}",
                owner,
                Naming.Pascal(key),
                depth + 1
            );
        }
    }

    /// <summary>A part of a composition has no name of its own: its members are those of the whole.</summary>
    private void Parts(SpecNode allOf, string pointer, string owner, int depth)
    {
        var i = 0;
        foreach (var part in allOf.Children)
        {
            if (part.Child("$ref") is null && part.Child("properties") is { } properties)
            {
                Members(properties, $"{pointer}/allOf/{i}", owner, depth + 1);
            }

            i++;
        }
    }
}
