using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>A schema with the name of its type.</summary>
/// <param name="Name">The name; empty for an alias or a scalar that is written out.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Schema">The schema.</param>
internal sealed record NamedSchema(string Name, SchemaKind Kind, SpecNode Schema);
