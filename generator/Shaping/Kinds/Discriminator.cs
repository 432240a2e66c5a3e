using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>A property that identifies the type of an object in unions.</summary>
/// <param name="Values">The property's values for the object.</param>
/// <param name="Declaration">
/// A function that finds the schema that another type declares for the property, for objects that do not declare it.
/// </param>
internal sealed record Discriminator(IReadOnlyList<UnionCase> Values, Func<SpecNode?> Declaration);

/// <summary>One type of a union.</summary>
/// <param name="Value">The discriminator's value for it.</param>
/// <param name="Schema">The component of the type.</param>
/// <param name="Place">The entry of the mapping, or the component whose name is the value.</param>
internal sealed record UnionCase(string Value, SpecNode Schema, SpecNode Place);
