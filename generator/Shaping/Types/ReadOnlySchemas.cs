using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Tells which schemas are read-only: by themselves, through their component, or through what they are composed of.</summary>
internal sealed class ReadOnlySchemas
{
    // Many properties may be composed of one large component.
    private readonly Dictionary<OpenApiSchema, bool> _known = [];

    /// <summary>Whether the values of a schema are those of the server alone.</summary>
    public bool Contains(OpenApiSchema schema)
    {
        // Components may be composed of each other in circles, and in very many ways.
        var wholes = new Dictionary<OpenApiSchema, OpenApiSchema?> { [schema] = null };
        var open = new Stack<OpenApiSchema>([schema]);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (_known.TryGetValue(part, out var isReadOnly) ? isReadOnly : part.ReadOnly)
            {
                for (var whole = part; whole is not null; whole = wholes[whole])
                {
                    _known[whole] = true;
                }

                return true;
            }

            if (_known.ContainsKey(part))
            {
                continue;
            }

            foreach (var next in Parts(part))
            {
                if (next is not null && !wholes.ContainsKey(next))
                {
                    wholes[next] = part;
                    open.Push(next);
                }
            }
        }

        // No part is read-only, and neither is a part of one.
        foreach (var part in wholes.Keys)
        {
            _known[part] = false;
        }

        return false;
    }

    /// <summary>What a schema is composed of, or stands for.</summary>
    private static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema)
    {
        var variants = (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).ToList();
        return (schema.AllOf ?? []).Concat(
            Composition.IsOnlyVariant(variants.Count, schema.Discriminator is not null)
                ? variants
                : []
        );
    }
}
