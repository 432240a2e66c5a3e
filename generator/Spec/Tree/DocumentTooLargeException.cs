namespace AtlasGen.Generator.Spec.Tree;

/// <summary>A document has more nodes than one is taken for; thrown and caught within this folder.</summary>
internal sealed class DocumentTooLargeException()
    : Exception($"the document has more than {SpecTreeBuilder.Limit} members and values");
