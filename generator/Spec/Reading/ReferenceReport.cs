using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Reports broken references, and suggests similar ones.</summary>
/// <param name="index">The index of the document.</param>
/// <param name="diagnostics">The sink for diagnostics.</param>
internal sealed class ReferenceReport(SpecIndex index, DiagnosticSink diagnostics)
{
    // The number of character pairs to compare, and the work for a name without its characters. Typing errors are few.
    private const long WorkLimit = 100_000_000;
    private const int NameWork = 16;

    private readonly Dictionary<string, string> _advice = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<string> Names, long Size)> _kinds = new(
        StringComparer.Ordinal
    );
    private long _work = WorkLimit;

    /// <summary>Reports a broken reference.</summary>
    /// <param name="reference">The <c>$ref</c>.</param>
    public void Add(SpecNode reference)
    {
        // The document can be of a version in which the components are elsewhere.
        var target = reference.Written;
        if (!_advice.TryGetValue(target, out var advice))
        {
            _advice[target] = advice = Advice(target, reference.Value);
        }

        diagnostics.Report(Descriptors.UnresolvedReference, reference.Span, target, advice);
    }

    private string Advice(string target, string reference)
    {
        if (index.Component(reference) is not null)
        {
            return "define its target, because it consists only of references that lead back to it";
        }

        return
            reference.Split('/') is ["#", "components", var kind, var name]
            && Nearest(kind, name) is { } nearest
            ? $"did you mean '{target.Substring(0, target.LastIndexOf('/') + 1)}{nearest}'?"
            : "define its target in this document, because references to other documents are not supported";
    }

    private string? Nearest(string kind, string name)
    {
        if (!_kinds.TryGetValue(kind, out var known))
        {
            var names = index.ComponentsOf(kind).Select(one => one.Node.Key).ToList();
            known = (names, names.Sum(one => (long)one.Length + NameWork));
            _kinds[kind] = known;
        }

        var work = (name.Length + NameWork) * known.Size;
        if (work > _work)
        {
            return null;
        }

        _work -= work;
        return SimilarNames.Nearest(name, known.Names)?.Name;
    }
}
