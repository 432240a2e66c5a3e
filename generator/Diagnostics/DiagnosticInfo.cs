using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>A diagnostic as a value.</summary>
/// <remarks>
/// Roslyn's own <see cref="Diagnostic"/> and <see cref="Location"/> must not be kept in the model of an incremental
/// step: they compare by reference or hold on to syntax trees, and the step would never be cached.
/// </remarks>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    string Path,
    LinePositionSpan Span,
    EquatableArray<string> Arguments
)
{
    public static DiagnosticInfo Create(
        DiagnosticDescriptor descriptor,
        string path,
        LinePositionSpan span,
        params string[] arguments
    ) => new(descriptor, path, span, new(arguments));

    /// <summary>Made only at the edge, where it is reported.</summary>
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Descriptor,
            // Without a file (a mistake in the project file) there is no line to point at.
            Path.Length == 0
                ? Location.None
                : Location.Create(Path, default, Span),
            [.. Arguments]
        );
}
