using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>A property by which an object is told in unions.</summary>
/// <param name="Values">Its values that mean the object.</param>
/// <param name="Declaration">Finds the schema that something else declares for it; for an object that declares none.</param>
internal sealed record Discriminator(IReadOnlyList<UnionCase> Values, Func<SpecNode?> Declaration);

/// <summary>One type of a union.</summary>
/// <param name="Value">The discriminator's value for it.</param>
/// <param name="Schema">The component.</param>
/// <param name="Place">The entry of the mapping, or the component whose name is the value.</param>
internal sealed record UnionCase(string Value, SpecNode Schema, SpecNode Place);
