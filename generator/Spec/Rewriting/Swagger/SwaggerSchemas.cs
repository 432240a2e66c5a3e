using AtlasGen.Generator.Spec.Rewriting.Lowering;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts schemas.</summary>
internal sealed class SwaggerSchemas(
    SwaggerReferences references,
    LossList losses,
    CancellationToken cancellationToken
)
{
    private const string IsNullable = "x-nullable";

    /// <summary>Converts a schema and the schemas within it.</summary>
    public void Lower(DraftNode schema)
    {
        // Documents can be nested too deeply for recursion.
        var open = new Stack<DraftNode>([schema]);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = open.Pop();
            if (!next.IsMapping)
            {
                continue;
            }

            references.Lower(next);
            // Swagger 2.0 allows only one type, but its schemas are often written as JSON Schema.
            if (next.Child("type") is { IsSequence: true })
            {
                TypeLists.Lower(next, losses);
            }

            LowerFile(next);
            LowerNullable(next);
            LowerDiscriminator(next);
            // Some tools write keywords of parameters, which mean nothing in JSON.
            next.Take(entry => entry.Key is "collectionFormat" or "allowEmptyValue");
            foreach (var entry in next.Children)
            {
                switch (entry.Key)
                {
                    case "items" or "additionalProperties" or "not":
                        open.Push(entry);
                        break;
                    case "properties" when entry.IsMapping:
                    case "allOf" or "oneOf" or "anyOf" when entry.IsSequence:
                        foreach (var child in entry.Children)
                        {
                            open.Push(child);
                        }

                        break;
                }
            }
        }
    }

    /// <summary>Converts the type <c>file</c> to a binary string.</summary>
    private static void LowerFile(DraftNode schema)
    {
        if (schema.Child("type") is { IsScalar: true, Value: "file" } type)
        {
            schema.Take(entry => entry.Key == "format");
            type.With("string", type.Style);
            schema.Add(DraftNode.Quoted("format", "binary", type.Origin));
        }
    }

    private static void LowerNullable(DraftNode schema)
    {
        if (schema.Child(IsNullable) is not { } nullable || schema.Child("nullable") is not null)
        {
            return;
        }

        // The siblings of a reference are ignored.
        var reference = nullable.IsTrue ? schema.Take(entry => entry.Key == "$ref") : [];
        foreach (var entry in schema.Children.Where(entry => entry.Key == IsNullable))
        {
            entry.Key = "nullable";
        }

        if (reference.Count > 0)
        {
            var target = DraftNode.Mapping("", schema.Origin);
            foreach (var entry in reference)
            {
                target.Add(entry);
            }

            schema.Insert(0, DraftNode.Sequence("allOf", schema.Origin).Add(target));
        }
    }

    private static void LowerDiscriminator(DraftNode schema)
    {
        if (schema.Child("discriminator") is { IsScalar: true, IsNull: false } name)
        {
            name.ReplaceWith(
                DraftNode
                    .Mapping("", name.Origin)
                    .Add(DraftNode.Quoted("propertyName", name.Value, name.Origin))
            );
        }
    }
}
