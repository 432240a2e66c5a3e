using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Something in a document that OpenAPI 3.0 cannot express, and that the client does not have.</summary>
/// <param name="Index">The index of the node that contains it, in the lowered document.</param>
/// <param name="Span">The place in the document.</param>
/// <param name="Reason">The reason, which completes a sentence after "because".</param>
internal sealed record Loss(int Index, LinePositionSpan Span, string Reason);
