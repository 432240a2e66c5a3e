using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>A schema and the name of its type.</summary>
/// <param name="Name">The name; empty for an alias or an inline scalar.</param>
/// <param name="Kind">What the schema becomes.</param>
/// <param name="Schema">The schema.</param>
internal sealed record NamedSchema(string Name, SchemaKind Kind, SpecNode Schema);
