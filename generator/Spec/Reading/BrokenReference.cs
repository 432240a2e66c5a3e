using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>A reference that leads nowhere.</summary>
internal static class BrokenReference
{
    /// <summary>Tells of it, and which one was probably meant.</summary>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="reference">The value of its <c>$ref</c>.</param>
    /// <param name="index">What the document holds.</param>
    /// <param name="diagnostics">Where it is told.</param>
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
