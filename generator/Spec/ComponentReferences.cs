using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>The components that consist of a reference to another component (OpenAPI 3.0.3, Components Object).</summary>
/// <remarks>Every chain of references is followed once, so the work is limited by the size of the document.</remarks>
internal sealed class ComponentReferences
{
    private readonly SpecIndex _index;
    private readonly Dictionary<int, (SpecPart? Target, string Reference)> _ends = [];
    private readonly HashSet<int> _circular = [];

    public ComponentReferences(SpecIndex index)
    {
        _index = index;
        foreach (var component in index.Components)
        {
            Follow(component);
        }
    }

    /// <summary>
    /// Returns the component at the end of the chain that a component starts, and the last reference of the chain. The
    /// component is <see langword="null"/> if that reference is broken, or if the chain has no end.
    /// </summary>
    public (SpecPart? Target, string Reference) EndOf(SpecNode component) => _ends[component.Index];

    /// <summary>Returns whether a mapping is a component that refers to itself, directly or indirectly.</summary>
    public bool IsCircular(SpecNode mapping) =>
        _circular.Contains(_index.Tree.ContentOf(mapping.Index));

    private void Follow(SpecPart component)
    {
        var chain = new List<SpecPart>();
        SpecPart? next = component;
        while (
            next is { Node: { Reference: { } reference } node } link
            && !_ends.ContainsKey(node.Index)
        )
        {
            _ends[node.Index] = (null, reference.Value);
            chain.Add(link);
            next = _index.Component(reference.Value);
        }

        if (chain.FindIndex(link => link.Equals(next)) is var start and >= 0)
        {
            _circular.UnionWith(
                chain.Skip(start).Select(link => _index.Tree.ContentOf(link.Node.Index))
            );
            next = null;
        }

        // The end of a component is that of the component it refers to.
        chain.Reverse();
        foreach (var link in chain)
        {
            var reference = _ends[link.Node.Index].Reference;
            _ends[link.Node.Index] =
                next is { } after && _ends.TryGetValue(after.Node.Index, out var end)
                    ? end
                    : (next, reference);
            next = link;
        }
    }
}
