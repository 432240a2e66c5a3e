namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Thrown when a document has too many nodes. It is caught within this folder.</summary>
internal sealed class DocumentTooLargeException()
    : Exception($"the document has more than {SpecTreeBuilder.Limit} members and values");
