using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Reports broken references.</summary>
internal static class BrokenReference
{
    /// <summary>Reports a broken reference and suggests a similar one.</summary>
    /// <param name="pointer">The JSON pointer of the reference.</param>
    /// <param name="reference">The value of its <c>$ref</c>.</param>
    /// <param name="index">The index of the document.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    public static void Report(
        string pointer,
        string reference,
        SpecIndex index,
        DiagnosticSink diagnostics
    )
    {
        var meant =
            reference.Split('/') is ["#", "components", var kind, var name]
            && SimilarNames.Nearest(name, index.ComponentNames(kind)) is { } nearest
                ? $"did you mean '#/components/{kind}/{nearest.Name}'?"
                : "define its target in this document, because references to other documents are not supported";
        diagnostics.Report(Descriptors.UnresolvedReference, pointer, reference, meant);
    }
}
