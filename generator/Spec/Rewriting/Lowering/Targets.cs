using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Finds the targets of references within a document: JSON pointers, anchors, and IDs (JSON Schema 2020-12 Core, section
/// 8.2).
/// </summary>
internal sealed class Targets
{
    private const int MostHops = 32;
    private const int MostLevels = 256;

    // Smaller mappings are searched faster than indexed.
    private const int SmallMapping = 16;

    private readonly DraftNode _root;
    private readonly Dictionary<string, DraftNode> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftNode> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<DraftNode, string> _resources = [];
    private readonly Dictionary<DraftNode, Dictionary<string, DraftNode>> _entries = [];
    private int _hops;

    public Targets(DraftNode root)
    {
        _root = root;
        if (root.Text("$self") is { Length: > 0 } self)
        {
            _ids[self] = root;
        }
    }

    /// <summary>Adds the ID and the anchors of a schema. Schemas are added before the schemas in them.</summary>
    public void Add(DraftNode schema)
    {
        if (schema.Text("$id").TrimEnd('#') is { Length: > 0 } id)
        {
            var absolute = Absolute(id, schema.Parent);
            AddFirst(_ids, id, schema);
            AddFirst(_ids, absolute, schema);
            _resources[schema] = absolute;
        }

        foreach (var keyword in new[] { "$anchor", "$dynamicAnchor" })
        {
            if (schema.Text(keyword) is { Length: > 0 } anchor)
            {
                AddFirst(_anchors, anchor, schema);
            }
        }
    }

    /// <summary>Returns the target of a reference; <see langword="null"/> if it is not in the document.</summary>
    /// <param name="reference">The value of a <c>$ref</c>.</param>
    /// <param name="holder">The node with the <c>$ref</c>.</param>
    public DraftNode? Find(string reference, DraftNode holder)
    {
        _hops = 0;
        return Follow(reference, holder);
    }

    private DraftNode? Follow(string reference, DraftNode holder)
    {
        // References can refer to each other in circles, and pointers can lead through them.
        while (++_hops < MostHops)
        {
            var target = FindOne(reference, holder);
            if (target?.Reference is not { } next || target.Children.Count > 1)
            {
                return target;
            }

            (reference, holder) = (next.Value, target);
        }

        return null;
    }

    /// <summary>Returns the node at a reference, which can itself be a reference.</summary>
    private DraftNode? FindOne(string reference, DraftNode holder)
    {
        var hash = reference.IndexOf('#');
        var document = hash < 0 ? reference : reference.Substring(0, hash);
        var fragment = hash < 0 ? "" : reference.Substring(hash + 1);
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return Get(_anchors, fragment);
        }

        if (document.Length > 0)
        {
            return (Get(_ids, document) ?? Get(_ids, Absolute(document, holder))) is { } resource
                ? At(resource, fragment)
                : null;
        }

        // Without an ID, a schema's own pointers should start at the document, but often start at the schema.
        var outermost = Outermost(holder);
        return fragment.Length == 0
            ? ResourceOf(holder) ?? outermost
            : (ResourceOf(holder) is { } own ? At(own, fragment) : null)
                ?? At(_root, fragment)
                ?? (outermost is null ? null : At(outermost, fragment));
    }

    private DraftNode? At(DraftNode start, string pointer)
    {
        DraftNode? node = start;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var key = JsonPointer.UnescapeFragment(segment);
            node = node is null ? null : Child(node, key);
        }

        return node;
    }

    private DraftNode? Child(DraftNode node, string key) =>
        Entry(node, key)
        ?? (
            node.Reference is { } reference && Follow(reference.Value, node) is { } target
                ? Entry(target, key)
                : null
        );

    private DraftNode? Entry(DraftNode node, string key)
    {
        if (node.IsSequence)
        {
            return
                int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number < node.Children.Count
                ? node.Children[number]
                : null;
        }

        if (node.Children.Count <= SmallMapping)
        {
            return node.Child(key);
        }

        if (!_entries.TryGetValue(node, out var entries))
        {
            _entries[node] = entries = new(StringComparer.Ordinal);
            foreach (var entry in node.Children)
            {
                AddFirst(entries, entry.Key, entry);
            }
        }

        return Get(entries, key);
    }

    /// <summary>Returns the innermost schema with an ID that contains a node, or is the node.</summary>
    private DraftNode? ResourceOf(DraftNode node) =>
        _resources.Count == 0 ? null : Levels(node).FirstOrDefault(_resources.ContainsKey);

    /// <summary>Returns the schema that contains a node, or is the node, and that no other schema contains.</summary>
    private static DraftNode? Outermost(DraftNode node) =>
        Levels(node)
            .LastOrDefault(level =>
                level is { Key: "schema" or "itemSchema", IsMapping: true }
                || level.Parent
                    is { Key: "schemas", Parent: { Key: "components", Parent.Parent: null } }
            );

    private static IEnumerable<DraftNode> Levels(DraftNode node)
    {
        var level = 0;
        for (DraftNode? next = node; next is not null && level < MostLevels; next = next.Parent)
        {
            yield return next;
            level++;
        }
    }

    private string Absolute(string reference, DraftNode? holder) =>
        holder is not null
        && ResourceOf(holder) is { } resource
        && Uri.TryCreate(_resources[resource], UriKind.Absolute, out var start)
        && Uri.TryCreate(start, reference, out var absolute)
            ? absolute.ToString()
            : reference;

    private static void AddFirst(Dictionary<string, DraftNode> nodes, string key, DraftNode node)
    {
        if (!nodes.ContainsKey(key))
        {
            nodes.Add(key, node);
        }
    }

    private static DraftNode? Get(Dictionary<string, DraftNode> nodes, string key) =>
        nodes.TryGetValue(key, out var node) ? node : null;
}
