using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A part of a document whose meaning is lost, because OpenAPI 3.0 has nothing that is equivalent.</summary>
/// <param name="Pointer">The JSON pointer of the node that the part belongs to.</param>
/// <param name="Node">The part, as written.</param>
/// <param name="Name">The name of the part in the message.</param>
/// <param name="Hint">The consequence, or what the caller has to do.</param>
internal sealed record Loss(string Pointer, SpecNode Node, string Name, string Hint);
