using System.Text;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Writes the selected parts of a document as a JSON document of their own.</summary>
/// <remarks>
/// Only entries of mappings are omitted, never items of sequences. JSON pointers therefore stay the same, and errors
/// that Readers finds in the fragment apply to the document.
/// </remarks>
internal sealed class JsonFragment
{
    // The limit of Readers.
    private const int DepthLimit = 64;

    /// <summary>The reason for a part that is larger than a fragment can be.</summary>
    public const string TooMuch = "its aliases expand to too much";

    private static readonly string[] Shared =
    [
        "info",
        "servers",
        "tags",
        "security",
        "externalDocs",
    ];

    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<int> _parts = [];
    private readonly ISet<int> _leftOut;
    private readonly StringBuilder _json = new();
    private readonly FragmentBudget _budget;
    private long _size;

    private JsonFragment(
        IEnumerable<SpecNode> parts,
        ISet<int> leftOut,
        FragmentBudget budget,
        CancellationToken cancellationToken
    )
    {
        _parts.UnionWith(parts.Select(part => part.Index));
        _leftOut = leftOut;
        _cancellationToken = cancellationToken;
        _budget = budget;
    }

    /// <summary>Specifies how plain scalars are written.</summary>
    private enum Plain
    {
        /// <summary>As text, which OpenAPI requires here: <c>version: 1.0</c>.</summary>
        Text,

        /// <summary>As text or null, for values of a schema: <c>enum: [TRUE, null]</c>.</summary>
        TextOrNull,

        /// <summary>As the value that they represent.</summary>
        Value,
    }

    /// <summary>Returns the parts that every fragment of a document needs.</summary>
    public static IEnumerable<SpecNode> SharedParts(SpecTree tree) =>
        Shared
            .Select(tree.Root.Child)
            // Security schemes are referred to only by name, and there are few of them.
            .Append(tree.Root.Child("components")?.Child("securitySchemes"))
            .OfType<SpecNode>();

    /// <summary>Returns the members that an operation shares with the others of its path item.</summary>
    public static IEnumerable<SpecNode> SharedMembers(SpecNode part) =>
        part.Parent is { } pathItem && pathItem.Parent?.Key == "paths"
            ? pathItem.Children.Where(member => !SpecOperation.IsMethod(member))
            : [];

    /// <param name="tree">The document.</param>
    /// <param name="parts">The operations, components, and shared parts to write.</param>
    /// <param name="leftOut">The indexes of the entries to omit.</param>
    /// <param name="budget">The budget for all fragments of the document.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="FragmentTooLargeException">The parts are nested too deeply or are too large.</exception>
    public static string Write(
        SpecTree tree,
        IEnumerable<SpecNode> parts,
        ISet<int> leftOut,
        FragmentBudget budget,
        CancellationToken cancellationToken
    )
    {
        var fragment = new JsonFragment(parts, leftOut, budget, cancellationToken);
        fragment.Partly(tree.Root, "", depth: 1);
        return fragment._json.ToString();
    }

    /// <summary>
    /// Writes a mapping that contains parts: the root, paths, a path item, components, or components of one kind.
    /// </summary>
    private void Partly(SpecNode mapping, string key, int depth)
    {
        var isFirst = true;
        _json.Append('{');
        foreach (var entry in mapping.Children)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var isPart =
                _parts.Contains(entry.Index)
                || (depth == 1 && entry.HasKey("openapi"))
                // Members that all operations of a path item share.
                || (depth == 3 && key == "paths" && !SpecOperation.IsMethod(entry));
            if (isPart)
            {
                Spend(entry);
                Key(entry.Key, ref isFirst);
                Value(entry, Plain.Text, entry.Key, mapping.Key, depth);
            }
            else if (depth > 1 || entry.Key is "paths" or "components")
            {
                var holder = depth == 1 ? entry.Key : key;
                if (HasParts(entry, holder, depth))
                {
                    Key(entry.Key, ref isFirst);
                    Partly(entry, holder, depth + 1);
                }
            }
        }

        _json.Append('}');
    }

    private void Spend(SpecNode part)
    {
        var size = _budget.SizeOf(part);
        _budget.Spend(Math.Min(size, _budget.Limit - _size));
        _size += size;
        if (_size > _budget.Limit)
        {
            throw new FragmentTooLargeException(TooMuch);
        }
    }

    /// <summary>Whether a node of a depth has parts within.</summary>
    private bool HasParts(SpecNode node, string key, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return depth < 3
            && node.IsMapping
            && (depth < 2 || IsIndexed(node, key))
            && node.Children.Any(entry =>
                _parts.Contains(entry.Index) || HasParts(entry, key, depth + 1)
            );
    }

    // The index counts what aliases make of these; in anything else, they make no end of entries.
    private static bool IsIndexed(SpecNode node, string key) =>
        key == "paths" ? SpecIndex.IsPathItem(node) : SpecIndex.IsComponentKind(node);

    private void Value(SpecNode node, Plain plain, string key, string parent, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (node.IsScalar)
        {
            Scalar(node, plain);
            return;
        }

        if (depth >= DepthLimit)
        {
            throw new FragmentTooLargeException($"it is nested more than {DepthLimit} levels deep");
        }

        var isFirst = true;
        if (node.IsSequence)
        {
            _json.Append('[');
            foreach (var item in node.Children)
            {
                Separate(ref isFirst);
                Value(item, plain, "", key, depth + 1);
            }

            _json.Append(']');
            return;
        }

        _json.Append('{');
        foreach (var entry in node.Children)
        {
            if (!_leftOut.Contains(entry.Index))
            {
                var name = entry.Key;
                Key(name, ref isFirst);
                Value(entry, PlainOf(entry, name, node, key, parent, plain), name, key, depth + 1);
            }
        }

        _json.Append('}');
    }

    private static Plain PlainOf(
        SpecNode entry,
        string name,
        SpecNode mapping,
        string key,
        string parent,
        Plain outer
    )
    {
        if (outer is not Plain.Text)
        {
            return outer;
        }

        if (KeywordKinds.IsData(name, key, parent))
        {
            return name[0] != 'x' && mapping.Child("type") is { Value: "string" }
                ? Plain.TextOrNull
                : Plain.Value;
        }

        return entry.IsScalar && KeywordKinds.KindOf(name, key) is not null
            ? Plain.Value
            : Plain.Text;
    }

    private void Scalar(SpecNode node, Plain plain)
    {
        var value = node.Value;
        var json =
            plain is Plain.Text || !node.IsPlain ? null
            : plain is Plain.Value ? CoreSchema.Json(value)
            : CoreSchema.IsNull(value) ? "null"
            : null;
        if (json is not null)
        {
            _json.Append(json);
        }
        else
        {
            JsonText.Append(_json, value);
        }
    }

    private void Key(string key, ref bool isFirst)
    {
        Separate(ref isFirst);
        JsonText.AppendKey(_json, key);
    }

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            _json.Append(',');
        }

        isFirst = false;
    }
}
