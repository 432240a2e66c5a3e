using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Decodes references to components whose names are escaped, such as <c>#/components/schemas/A%20B</c>.</summary>
/// <remarks>
/// No valid name of a component needs an escape (OpenAPI 3.0.3, Components Object), but tools write such names, and
/// escape them as a JSON pointer in a URI fragment (RFC 6901 section 6). Readers does not decode references.
/// </remarks>
internal sealed class ReferenceEscapes
{
    private const string Prefix = "#/components/";

    private static readonly char[] Escapes = ['%', '~'];

    private readonly SpecTree _tree;

    // The components by their pointers, without escapes.
    private readonly Dictionary<(string Kind, string Name), SpecNode> _components = [];
    private readonly Dictionary<int, string> _renamed = [];

    private ReferenceEscapes(SpecTree tree)
    {
        _tree = tree;
        foreach (
            var kind in tree
                .Root.Children.Where(member => member.HasKey("components"))
                .SelectMany(components => components.Children)
        )
        {
            foreach (var component in kind.Children)
            {
                _components[(kind.Key, component.Key)] = component;
            }
        }
    }

    /// <summary>Returns the document with decoded references, or the same document if no reference is escaped.</summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static SpecTree Decode(
        SpecTree tree,
        ReferenceForms forms,
        CancellationToken cancellationToken
    )
    {
        if (!forms.AreEscaped)
        {
            return tree;
        }

        var escapes = new ReferenceEscapes(tree);
        var found = escapes.Find(cancellationToken);
        if (found.Count == 0)
        {
            return tree;
        }

        var draft = new Draft(tree, cancellationToken);
        foreach (var node in draft.Root.All())
        {
            if (found.TryGetValue(node.Origin.Index, out var reference) && node.IsScalar)
            {
                node.With(reference, NodeStyle.DoubleQuoted);
            }

            if (escapes._renamed.TryGetValue(node.Origin.Index, out var name))
            {
                node.Key = name;
            }
        }

        return draft.ToTree();
    }

    /// <summary>Returns the decoded references, by the index of their nodes.</summary>
    private Dictionary<int, string> Find(CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, string>();
        for (var i = 0; i < _tree.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsReference(i) && Decode(_tree.ValueOf(i)) is { } decoded)
            {
                found[i] = decoded;
            }
        }

        return found;
    }

    /// <summary>Returns whether a node can be a reference, or a value in the mapping of a discriminator.</summary>
    private bool IsReference(int index) =>
        _tree[index].Kind == NodeKind.Scalar
        && _tree.ContentOf(index) == index
        && (
            _tree.HasKey(index, "$ref")
            || (_tree[index].Parent is var parent and >= 0 && _tree.HasKey(parent, "mapping"))
        );

    /// <summary>
    /// Returns the reference without escapes; <see langword="null"/> if it has none, if it resolves as it is, or if it does
    /// not resolve.
    /// </summary>
    private string? Decode(string reference)
    {
        if (
            reference.IndexOfAny(Escapes) < 0
            || !reference.StartsWith(Prefix, StringComparison.Ordinal)
        )
        {
            return null;
        }

        var segments = reference.Substring(Prefix.Length).Split(['/'], 3);
        if (
            segments.Length < 2
            || _components.ContainsKey((segments[0], segments[1]))
            || !_components.TryGetValue(
                (segments[0], JsonPointer.UnescapeFragment(segments[1])),
                out var component
            )
        )
        {
            return null;
        }

        segments[1] = NameOf(component, segments[0]);
        return Prefix + string.Join("/", segments);
    }

    /// <summary>Returns the name of a component. A name with a slash would be a longer reference.</summary>
    private string NameOf(SpecNode component, string kind)
    {
        if (component.Key.IndexOf('/') < 0)
        {
            return component.Key;
        }

        if (!_renamed.TryGetValue(component.Index, out var name))
        {
            name = component.Key.Replace('/', '-');
            while (_components.ContainsKey((kind, name)))
            {
                name += "-";
            }

            _components[(kind, name)] = component;
            _renamed[component.Index] = name;
        }

        return name;
    }
}
