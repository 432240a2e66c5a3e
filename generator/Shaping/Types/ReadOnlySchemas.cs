using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>
/// Finds the schemas that are read-only, either directly or through a component or a part that they compose.
/// </summary>
internal sealed class ReadOnlySchemas
{
    // Many properties can use one large component.
    private readonly Dictionary<OpenApiSchema, bool> _known = [];

    /// <summary>Returns whether only the server sets the values of a schema.</summary>
    public bool Contains(OpenApiSchema schema)
    {
        // Components can compose each other in circles, and along very many paths.
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

        // None of the parts is read-only, so all of them are known now.
        foreach (var part in wholes.Keys)
        {
            _known[part] = false;
        }

        return false;
    }

    /// <summary>Returns the schemas that a schema composes or is an alias for.</summary>
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
