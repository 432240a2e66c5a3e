using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>Collects the diagnostics of one client.</summary>
/// <param name="locate">A function that finds the place of a JSON pointer.</param>
internal sealed class DiagnosticSink(Func<string, SourcePlace> locate)
{
    private readonly List<DiagnosticInfo> _found = [];
    private readonly HashSet<DiagnosticInfo> _reported = [];

    /// <summary>Adds a diagnostic at a JSON pointer of the document.</summary>
    public void Report(
        DiagnosticDescriptor descriptor,
        string pointer,
        params string[] arguments
    ) => Report(descriptor, locate(pointer), arguments);

    /// <summary>Adds a diagnostic at a place, unless it was reported there.</summary>
    public void Report(
        DiagnosticDescriptor descriptor,
        SourcePlace place,
        params string[] arguments
    ) => Report(DiagnosticInfo.Create(descriptor, place, arguments));

    /// <summary>Adds a diagnostic, unless it was reported.</summary>
    public void Report(DiagnosticInfo diagnostic)
    {
        // An error in a component that several operations use is reported once. Two different errors at one place are
        // both reported.
        if (_reported.Add(diagnostic))
        {
            _found.Add(diagnostic);
        }
    }

    /// <summary>
    /// Gets a value that indicates whether a diagnostic is an error by default, regardless of the severity that the
    /// project sets.
    /// </summary>
    public bool HasErrors =>
        _found.Any(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>Gets all diagnostics, in the order of their lines.</summary>
    public EquatableArray<DiagnosticInfo> All =>
        _found
            .OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Span.Start)
            .ThenBy(diagnostic => diagnostic.Descriptor.Id, StringComparer.Ordinal)
            .ToEquatableArray();
}
