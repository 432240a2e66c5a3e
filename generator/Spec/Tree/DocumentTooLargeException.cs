namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Thrown when a document is larger than any known document. It is reported as a diagnostic.</summary>
/// <param name="reason">What is too large.</param>
internal sealed class DocumentTooLargeException(string reason) : Exception(reason);
