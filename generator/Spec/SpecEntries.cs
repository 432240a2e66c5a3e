using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>
/// The members of a document's root, its path items, operations, and components, by their keys. Of duplicate keys, the
/// last one counts.
/// </summary>
internal sealed class SpecEntries
{
    public const string Paths = "paths";
    public const string Components = "components";

    /// <summary>The members of the root that every client uses.</summary>
    public static readonly IReadOnlyList<string> Shared = ["info", "servers", "tags", "security"];

    private static readonly HashSet<string> KnownKinds = new(StringComparer.Ordinal)
    {
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
    };

    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, SpecNode> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecNode> _pathItems = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, string Method), int> _operations = [];
    private readonly Dictionary<string, SpecPart> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpecNode>> _duplicates = new(StringComparer.Ordinal);
    private readonly List<SpecOperation> _allOperations = [];

    // Aliases put the same entries under many keys. Without aliases, each node is counted at most once.
    private long _room;

    /// <exception cref="DocumentTooLargeException">Aliases make too many entries of the document.</exception>
    public SpecEntries(SpecTree tree, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _room = Math.Max(100_000, 2L * tree.Count);
        var members = Entries(tree.Root, "").ToList();
        foreach (var member in members)
        {
            _members[member.Key] = member;
        }

        AddPaths(members.Where(member => member.HasKey(Paths)));
        AddComponents(members.Where(member => member.HasKey(Components)));
    }

    /// <summary>Gets all operations, in the order of the document.</summary>
    public IReadOnlyList<SpecOperation> Operations => _allOperations;

    /// <summary>Gets the components by kind and name, as written: <c>schemas/Link</c>.</summary>
    public IReadOnlyDictionary<string, SpecPart> ComponentsByName => _components;

    public IEnumerable<SpecNode> PathItems => _pathItems.Values;

    /// <summary>
    /// Gets the entries whose key is already in their mapping, by pointer.
    /// </summary>
    public IReadOnlyDictionary<string, List<SpecNode>> Duplicates => _duplicates;

    /// <summary>Returns a member of the root; <see langword="null"/> if there is none.</summary>
    public SpecNode? Member(string key) =>
        _members.TryGetValue(key, out var member) ? member : null;

    /// <summary>
    /// Returns the entry that the first names of a pointer refer to, and how many names those are.
    /// </summary>
    public (SpecNode? Node, int Depth) At(string[] names) =>
        names switch
        {
            [Paths, var path, var method, ..]
                when _operations.TryGetValue((path, method), out var operation) => (
                _allOperations[operation].Node,
                3
            ),
            [Paths, var path, ..] when _pathItems.TryGetValue(path, out var item) => (item, 2),
            [Components, var kind, var name, ..]
                when _components.TryGetValue($"{kind}/{name}", out var component) => (
                component.Node,
                3
            ),
            [var key, ..] when _members.TryGetValue(key, out var member) => (member, 1),
            _ => (null, 0),
        };

    /// <remarks>A path without a leading slash counts here; it is reported if it is selected.</remarks>
    private void AddPaths(IEnumerable<SpecNode> sections)
    {
        var pathItems = sections
            .SelectMany(paths => Counted(paths, JsonPointer.Of(Paths)))
            // Extensions are not path items.
            .Where(member => !member.Key.StartsWith("x-", StringComparison.Ordinal))
            .ToList();
        foreach (var pathItem in pathItems)
        {
            _pathItems[pathItem.Key] = pathItem;
        }

        foreach (var pathItem in pathItems)
        {
            AddOperations(pathItem);
        }
    }

    private void AddOperations(SpecNode pathItem)
    {
        var path = pathItem.Key;
        foreach (var node in Counted(pathItem, JsonPointer.Of(Paths, path)))
        {
            if (!SpecOperation.IsMethod(node) || !node.IsMapping)
            {
                continue;
            }

            Count(node);
            Count(node.Child("tags"));
            // All operations of a path share the members of one path item.
            var operation = SpecOperation.From(_pathItems[path], node);
            if (_operations.TryGetValue((path, node.Key), out var place))
            {
                _allOperations[place] = operation;
            }
            else
            {
                _operations.Add((path, node.Key), _allOperations.Count);
                _allOperations.Add(operation);
            }
        }
    }

    private void AddComponents(IEnumerable<SpecNode> sections)
    {
        foreach (
            var kind in sections
                .SelectMany(components => Counted(components, JsonPointer.Of(Components)))
                .Where(member => KnownKinds.Contains(member.Key))
        )
        {
            foreach (var component in Counted(kind, JsonPointer.Of(Components, kind.Key)))
            {
                _components[$"{kind.Key}/{component.Key}"] = new(component, Components, kind);
            }
        }
    }

    private IEnumerable<SpecNode> Counted(SpecNode mapping, string pointer) =>
        Entries(mapping, pointer).Select(Counted);

    private SpecNode Counted(SpecNode entry) =>
        --_room < 0 ? throw new DocumentTooLargeException("its aliases expand to too much") : entry;

    private void Count(SpecNode? node) =>
        _ = node is { } holder ? holder.Children.Select(Counted).Count() : 0;

    /// <summary>Returns the entries of a mapping, and adds those with duplicate keys to the duplicates.</summary>
    private IEnumerable<SpecNode> Entries(SpecNode mapping, string pointer)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Children)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (mapping.IsMapping && !keys.Add(entry.Key))
            {
                AddDuplicate(JsonPointer.Append(pointer, entry.Key), entry);
            }

            yield return entry;
        }
    }

    private void AddDuplicate(string pointer, SpecNode entry)
    {
        if (!_duplicates.TryGetValue(pointer, out var entries))
        {
            _duplicates[pointer] = entries = [];
        }

        entries.Add(entry);
    }
}
