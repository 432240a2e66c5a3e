using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>Gathers the diagnostics of one client.</summary>
/// <param name="path">The document's file.</param>
/// <param name="locate">Finds the line of a JSON pointer.</param>
internal sealed class DiagnosticSink(string path, Func<string, LinePositionSpan> locate)
{
    private readonly List<DiagnosticInfo> _found = [];
    private readonly HashSet<(string Id, LinePositionSpan Place, string Arguments)> _reported = [];

    /// <summary>Adds a diagnostic at a JSON pointer of the document.</summary>
    public void Report(DiagnosticDescriptor descriptor, string pointer, params string[] arguments)
    {
        // A component that several operations use is at fault once; two mistakes at one place are two.
        var place = locate(pointer);
        if (_reported.Add((descriptor.Id, place, string.Join("\n", arguments))))
        {
            Report(DiagnosticInfo.Create(descriptor, path, place, arguments));
        }
    }

    public void Report(DiagnosticInfo diagnostic) => _found.Add(diagnostic);

    /// <summary>Whether one of them is an error by default, whatever severity the project gives it.</summary>
    public bool HasErrors =>
        _found.Any(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>All of them, in the order of their lines.</summary>
    public EquatableArray<DiagnosticInfo> All =>
        _found
            .OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Span.Start)
            .ThenBy(diagnostic => diagnostic.Descriptor.Id, StringComparer.Ordinal)
            .ToEquatableArray();
}
