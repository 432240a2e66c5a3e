using System.Globalization;
using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>A diagnostic that compares by value.</summary>
/// <remarks>
/// Roslyn's own <see cref="Diagnostic"/> and <see cref="Location"/> must not be kept in the model of an incremental
/// step. They compare by reference or hold on to syntax trees, so the step would never be cached.
/// </remarks>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    string Path,
    LinePositionSpan Span,
    EquatableArray<string> Arguments
)
{
    private const int LengthLimit = 400;

    public static DiagnosticInfo Create(
        DiagnosticDescriptor descriptor,
        string path,
        LinePositionSpan span,
        params string[] arguments
    ) => new(descriptor, path, span, arguments.Select(Printable).ToEquatableArray());

    public static DiagnosticInfo Create(
        DiagnosticDescriptor descriptor,
        SourcePlace place,
        params string[] arguments
    ) => Create(descriptor, place.Path, place.Span, arguments);

    /// <summary>
    /// Returns a document's text on one line and with limited length, because tools parse the build output.
    /// </summary>
    private static string Printable(string text)
    {
        var line = string.Concat(
            text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)
        );
        return line.Length <= LengthLimit ? line : line.Substring(0, LengthLimit) + "…";
    }

    /// <summary>Gets the text of the diagnostic, without its id and place.</summary>
    public string Message =>
        string.Format(
            CultureInfo.InvariantCulture,
            Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture),
            [.. Arguments]
        );

    /// <summary>Returns the Roslyn diagnostic. Call this only when the diagnostic is reported.</summary>
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Descriptor,
            // An error in the project file has no file and line to point at.
            Path.Length == 0
                ? Location.None
                : Location.Create(Path, default, Span),
            [.. Arguments]
        );
}
