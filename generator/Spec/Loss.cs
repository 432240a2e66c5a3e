using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>A part of a document whose meaning is lost, because OpenAPI 3.0 has nothing that is equivalent.</summary>
/// <param name="Pointer">The JSON pointer of the node that the part belongs to.</param>
/// <param name="Node">The part, as written.</param>
/// <param name="Name">The name of the part in the message.</param>
/// <param name="Hint">The consequence, or what the caller has to do.</param>
internal sealed record Loss(string Pointer, SpecNode Node, string Name, string Hint)
{
    /// <summary>Reports the losses in what a client uses.</summary>
    public static void Report(
        IReadOnlyList<Loss> losses,
        IEnumerable<SpecPart> parts,
        string path,
        DiagnosticSink diagnostics
    )
    {
        if (losses.Count == 0)
        {
            return;
        }

        var used = new HashSet<string>(
            parts.SelectMany(part => part.SharedPointers.Append(part.Pointer)),
            StringComparer.Ordinal
        );
        foreach (var loss in losses.Where(loss => loss.IsShared || used.Contains(loss.Part)))
        {
            diagnostics.Report(
                DiagnosticInfo.Create(
                    Descriptors.LostMeaning,
                    path,
                    loss.Node.Span,
                    loss.Name,
                    loss.Hint
                )
            );
        }
    }

    /// <summary>Gets the pointer of the operation, component, or shared member that contains the part.</summary>
    private string Part => JsonPointer.Of([.. JsonPointer.Names(Pointer).Take(3)]);

    /// <summary>Gets a value that indicates whether the whole document uses the part.</summary>
    private bool IsShared =>
        !JsonPointer.IsWithin(Pointer, JsonPointer.Of(SpecEntries.Paths))
        && (
            !JsonPointer.IsWithin(Pointer, JsonPointer.Of(SpecEntries.Components))
            // Every client reads the security schemes.
            || JsonPointer.IsWithin(
                Pointer,
                JsonPointer.Of(SpecEntries.Components, "securitySchemes")
            )
        );
}
