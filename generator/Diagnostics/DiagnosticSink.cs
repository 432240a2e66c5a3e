using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>Gathers diagnostics by JSON pointer; the lines are looked up once, for all of them.</summary>
internal sealed class DiagnosticSink
{
    private readonly List<(
        DiagnosticDescriptor Descriptor,
        string Pointer,
        string[] Arguments
    )> _found = [];

    public void Add(DiagnosticDescriptor descriptor, string pointer, params string[] arguments)
    {
        // A component that several operations use is at fault once.
        if (!_found.Any(other => other.Descriptor == descriptor && other.Pointer == pointer))
        {
            _found.Add((descriptor, pointer, arguments));
        }
    }

    /// <param name="path">The document's file.</param>
    /// <param name="locate">Finds the lines of JSON pointers.</param>
    public EquatableArray<DiagnosticInfo> Resolve(
        string path,
        Func<IEnumerable<string>, IReadOnlyDictionary<string, LinePositionSpan>> locate
    )
    {
        var spans = locate(_found.Select(found => found.Pointer));
        return _found
            .Select(found =>
                DiagnosticInfo.Create(found.Descriptor, path, spans[found.Pointer], found.Arguments)
            )
            .OrderBy(diagnostic => diagnostic.Span.Start)
            .ThenBy(diagnostic => diagnostic.Descriptor.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
