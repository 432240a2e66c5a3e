using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Converts references to the places that their targets have in OpenAPI 3.0.</summary>
internal sealed class SwaggerReferences
{
    private const string Reference = "$ref";
    private const string Definitions = "definitions";
    private const int ChainLimit = 16;

    // Bundlers write a few of them per document.
    private const int DeepLimit = 20_000;

    private readonly SpecTree _tree;
    private readonly PointerIndex _pointers;
    private readonly Draft _draft;

    private readonly Dictionary<string, SpecNode> _definitions;
    private readonly Dictionary<string, Dictionary<string, SpecNode>> _sections;

    // Targets within paths and components, by the index of the reference. They keep their identity when they move.
    private readonly Dictionary<int, DraftNode> _targets = [];
    private readonly List<(DraftNode Reference, DraftNode Target)> _deep = [];

    public SwaggerReferences(SpecTree tree, Draft draft, CancellationToken cancellationToken)
    {
        (_tree, _draft, _pointers) = (tree, draft, new(tree));
        _definitions = Section(Definitions);
        _sections = new(StringComparer.Ordinal)
        {
            [Definitions] = _definitions,
            ["parameters"] = Section("parameters"),
            ["responses"] = Section("responses"),
        };
        FindDeep(cancellationToken);
    }

    /// <summary>Returns the section of components for a section of the root.</summary>
    public static string Kind(string section) => section == Definitions ? "schemas" : section;

    /// <summary>Returns whether a node is a reference.</summary>
    public static bool IsReference(DraftNode node) => node.Reference is not null;

    /// <summary>Returns the parameter or response that a node refers to, or that it is.</summary>
    /// <returns>The name in its section, if it has one, and the node as written.</returns>
    public (string? Name, SpecNode Target) Resolve(DraftNode node, string section)
    {
        var target = node.Origin;
        string? name = null;
        for (var i = 0; i < ChainLimit && _pointers.Reference(target) is { } reference; i++)
        {
            if (Find(reference.Value) is not { } next)
            {
                break;
            }

            name = Name(reference.Value, section);
            target = next;
        }

        return (name, target);
    }

    /// <summary>Converts the reference of a node, if it has one.</summary>
    public void Lower(DraftNode node)
    {
        if (node.Reference is { } reference)
        {
            Lower(node, reference);
        }
    }

    /// <summary>Sets the references to targets that are neither definitions nor other components.</summary>
    public void Complete()
    {
        if (_deep.Count == 0)
        {
            return;
        }

        var places = Places();
        foreach (var (reference, target) in _deep)
        {
            if (Pointer(target, places) is { } pointer)
            {
                Set(reference, "#" + pointer.Replace("%", "%25"));
            }
        }
    }

    private void Lower(DraftNode node, DraftNode reference)
    {
        var value = reference.Value;
        foreach (var section in _sections)
        {
            if (Name(value, section.Key) is not { } name)
            {
                continue;
            }

            Set(reference, $"#/components/{Kind(section.Key)}/{name}");
            return;
        }

        if (node.Parent is not null && _definitions.ContainsKey(value))
        {
            // Swagger 1.2 referred to models by their names, and documents were converted only in part.
            Set(reference, $"#/components/schemas/{value}");
        }
        else if (_targets.TryGetValue(reference.Origin.Index, out var target))
        {
            _deep.Add((reference, target));
        }
    }

    private static void Set(DraftNode reference, string value) =>
        reference.With(value, NodeStyle.DoubleQuoted);

    /// <summary>
    /// Returns the name in a reference to an entry of a section, as written; <see langword="null"/> for others.
    /// </summary>
    private string? Name(string reference, string section)
    {
        var prefix = $"#/{section}/";
        if (!reference.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // A broken reference is converted too, so that it is reported like those of OpenAPI 3.0.
        var name = reference.Substring(prefix.Length);
        return name.IndexOf('/') < 0 || Entry(section, name) is not null ? name : null;
    }

    private SpecNode? Entry(string section, string name) =>
        _sections[section].TryGetValue(name, out var exact) ? exact
        : _sections[section].TryGetValue(JsonPointer.UnescapeFragment(name), out var decoded)
            ? decoded
        : null;

    private SpecNode? Find(string reference)
    {
        foreach (var section in _sections)
        {
            if (Name(reference, section.Key) is { } name)
            {
                return Entry(section.Key, name);
            }
        }

        return reference.StartsWith("#/", StringComparison.Ordinal)
            ? _pointers.Find(reference)
            : null;
    }

    private Dictionary<string, SpecNode> Section(string key)
    {
        var entries = new Dictionary<string, SpecNode>(StringComparer.Ordinal);
        foreach (var section in _tree.Root.Children.Where(member => member.HasKey(key)))
        {
            foreach (var entry in section.IsMapping ? section.Children : [])
            {
                // As for all components, the last one counts.
                entries[entry.Key] = entry;
            }
        }

        return entries;
    }

    private void FindDeep(CancellationToken cancellationToken)
    {
        DraftNode[]? nodes = null;
        var count = 0;
        for (var i = 0; i < _tree.Count && count < DeepLimit; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                _tree.HasKey(i, Reference)
                && new SpecNode(_tree, i) is { IsScalar: true } reference
                && _sections.Keys.All(section => Name(reference.Value, section) is null)
            )
            {
                count++;
                if (Find(reference.Value) is not { } target)
                {
                    continue;
                }

                // Without aliases, the nodes of the draft are in the order of the tree.
                nodes ??= [.. _draft.Root.All()];
                _targets[i] = nodes[target.Index];
            }
        }
    }

    /// <summary>Returns the positions of the items of all lists.</summary>
    private Dictionary<DraftNode, int> Places()
    {
        var places = new Dictionary<DraftNode, int>();
        foreach (var list in _draft.Root.All().Where(node => node.IsSequence))
        {
            for (var i = 0; i < list.Children.Count; i++)
            {
                places[list.Children[i]] = i;
            }
        }

        return places;
    }

    /// <summary>Returns the pointer of a node; <see langword="null"/> if it is no longer in the document.</summary>
    private string? Pointer(DraftNode node, IReadOnlyDictionary<DraftNode, int> places)
    {
        var names = new Stack<string>();
        var next = node;
        for (; next.Parent is { } parent; next = parent)
        {
            names.Push(
                parent.IsSequence ? places[next].ToString(CultureInfo.InvariantCulture) : next.Key
            );
        }

        return ReferenceEquals(next, _draft.Root) ? JsonPointer.Of([.. names]) : null;
    }
}
