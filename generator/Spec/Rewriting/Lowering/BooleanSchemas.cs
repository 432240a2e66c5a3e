using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Replaces the schemas <c>true</c> and <c>false</c> (JSON Schema 2020-12 Core, section 4.3.2).</summary>
internal static class BooleanSchemas
{
    public static void Lower(DraftNode schema)
    {
        // OpenAPI 3.0 has Booleans here.
        if (schema is { Key: "additionalProperties", Parent.IsMapping: true })
        {
            return;
        }

        if (schema.IsTrue)
        {
            schema.Clear(NodeKind.Mapping);
        }
        else if (schema.IsFalse)
        {
            schema.Clear(NodeKind.Mapping);
            schema.Add(DraftNode.Mapping("not", schema.Origin));
        }
    }
}
