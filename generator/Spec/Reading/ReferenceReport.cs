using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Text;
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

    private readonly Dictionary<(string File, string Target), string> _advice = [];
    private readonly Dictionary<string, (List<string> Names, long Size)> _kinds = new(
        StringComparer.Ordinal
    );
    private long _work = WorkLimit;

    /// <summary>Reports a broken reference.</summary>
    /// <param name="reference">The <c>$ref</c>.</param>
    public void Add(SpecNode reference)
    {
        if (index.ErrorBehind(reference) is { } error)
        {
            diagnostics.Report(error);
            return;
        }

        // The document can be of a version in which the components are elsewhere.
        var target = reference.Written;
        var key = (reference.Source.Path, target);
        if (!_advice.TryGetValue(key, out var advice))
        {
            _advice[key] = advice = Advice(reference, target);
        }

        diagnostics.Report(Descriptors.UnresolvedReference, reference.SourcePlace, target, advice);
    }

    private string Advice(SpecNode reference, string target)
    {
        if (index.Component(reference.Value) is not null)
        {
            return "define its target, because it consists only of references that lead back to it";
        }

        return
            reference.Value.Split('/') is ["#", "components", var kind, var name]
            && Nearest(kind, name) is { } nearest
            ? $"did you mean '{target.Substring(0, target.LastIndexOf('/') + 1)}{nearest}'?"
            : Missing(reference);
    }

    /// <summary>Returns what to do about a reference that does not refer to a component of the document.</summary>
    private string Missing(SpecNode reference)
    {
        var target = reference.Written;
        if (target is ['#', ..])
        {
            return "define its target in this document";
        }

        if (index.AddressOf(reference) is not { } address)
        {
            return "references to URLs are not followed. Download the file, refer to it by its path, and add it to Parts of the AtlasSpec item.";
        }

        var name = target.Split('#')[0];
        return index.Parts.Any(part => FileAddress.Normalize(part) == address.Path)
            ? $"correct the reference, because '{name}' does not contain its target"
            : $"add '{name}'{Base(reference.Source.Path)} to Parts of the AtlasSpec item";
    }

    /// <summary>Returns what the path in a part is relative to, because paths in <c>Parts</c> are not.</summary>
    private string Base(string source) =>
        index.Parts.Contains(source) ? $" (relative to '{Path.GetFileName(source)}')" : "";

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
