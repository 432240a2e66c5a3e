using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>Combines a document with the other files that it refers to.</summary>
/// <remarks>
/// What can be a component becomes one, and the references refer to it. Everything else, such as a path item, replaces the
/// reference. References that cannot be resolved stay, and are reported if a selected operation needs them.
/// </remarks>
internal sealed class FileReferences
{
    private const int ChainLimit = 32;

    private readonly PartFiles _files;
    private readonly Draft _draft;
    private readonly ComponentSections _sections;
    private readonly ReferenceWalk _walk;
    private readonly PartComponents _components;

    // Many references can have the same target.
    private readonly Dictionary<FileAddress, FileTarget?> _targets = [];

    private FileReferences(SpecTree tree, PartFiles files, CancellationToken cancellationToken)
    {
        _files = files;
        _draft = new(tree, cancellationToken);
        _sections = new(_draft.Root);
        _walk = new(_sections, cancellationToken);
        _components = new(_sections, cancellationToken);
    }

    /// <summary>
    /// Returns the document with the content of the other files, or the same document if it does not refer to any.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">The combined document has too many nodes.</exception>
    public static SpecTree Replace(
        SpecTree tree,
        PartFiles files,
        CancellationToken cancellationToken
    )
    {
        if (files.IsEmpty || !HasReferences(tree, cancellationToken))
        {
            return tree;
        }

        var references = new FileReferences(tree, files, cancellationToken);
        references._walk.AddRoot(references._draft.Root);
        foreach (var reference in references._walk.References())
        {
            references.Follow(reference);
        }

        references._components.Add();
        return references._draft.ToTree();
    }

    /// <summary>Returns whether the document has references to files, or discriminators that can have some.</summary>
    private static bool HasReferences(SpecTree tree, CancellationToken cancellationToken)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                (tree.HasKey(i, "$ref") || (i > 0 && tree.HasKey(tree[i].Parent, "mapping")))
                && new SpecNode(tree, i) is { IsScalar: true, Value: [not '#', ..] }
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Follow(FoundReference reference)
    {
        var text = reference.Node.Value;
        var file = _files.FileOf(reference.Node.Origin.Source);
        if (text is ['#', ..] && file == _files.Document)
        {
            return;
        }

        if (Address(reference, file) is not { } address)
        {
            return;
        }

        if (reference.At.Kind is null && !reference.CanBeName && _files.Find(address) is { } node)
        {
            if (!reference.IsWithin(node))
            {
                Insert(reference, node);
                return;
            }
        }
        else if (Target(address) is { } target)
        {
            if (target.Node is { } component)
            {
                var kind = reference.CanBeName ? "schemas" : reference.At.Kind!;
                if (_components.Refer(reference, component, target.Path, kind, _draft) is { } copy)
                {
                    _walk.AddComponent(copy, kind);
                }
            }
            else
            {
                Set(reference, $"#{target.Fragment}");
            }

            return;
        }

        // In the document, the same reference could refer to a component there.
        if (text is ['#', ..])
        {
            Set(reference, Path.GetFileName(file) + text);
        }
    }

    /// <summary>
    /// Returns the address that a reference refers to; <see langword="null"/> if it is not a path, or if it is the name of
    /// a schema.
    /// </summary>
    private FileAddress? Address(FoundReference reference, string file)
    {
        var address = FileAddress.Resolve(file, reference.Node.Value);
        if (
            !reference.CanBeName
            || address is not { } known
            || known.Path == _files.Document
            || _files.Tree(known.Path) is not null
        )
        {
            return address;
        }

        var schema = new FileAddress(file, JsonPointer.Component("schemas", reference.Node.Value));
        return _files.Find(schema) is null ? null : schema;
    }

    /// <summary>
    /// Returns the node that an address refers to, or the fragment of the document; <see langword="null"/> if there is
    /// none. Nodes that consist of a reference are followed.
    /// </summary>
    private FileTarget? Target(FileAddress address)
    {
        if (!_targets.TryGetValue(address, out var target))
        {
            _targets[address] = target = FindTarget(address);
        }

        return target;
    }

    private FileTarget? FindTarget(FileAddress address)
    {
        FileTarget? last = null;
        for (var i = 0; i < ChainLimit; i++)
        {
            if (address.Path == _files.Document)
            {
                return new(null, address.Path, address.Fragment);
            }

            if (_files.Find(address) is not { } node)
            {
                // A broken reference is reported at its own line.
                return last;
            }

            last = new(node, address.Path, "");
            if (
                node.Reference is not { } next
                || node.Children.Count() > 1
                || FileAddress.Resolve(address.Path, next.Value) is not { } onward
            )
            {
                return last;
            }

            address = onward;
        }

        return null;
    }

    /// <summary>Replaces a reference by the content of a node.</summary>
    private void Insert(FoundReference reference, SpecNode node)
    {
        var holder = reference.Holder;
        if (holder.Parent is null)
        {
            return;
        }

        var copy = _draft.Copy(node, "");
        if (!copy.IsMapping)
        {
            holder.ReplaceWith(copy);
            _walk.AddInserted(copy, reference, node);
            return;
        }

        // The holder stays, because replacing each of many path items would take quadratic time.
        ReferenceContent.Replace(holder, copy);
        _walk.AddInserted(holder, reference, node);
    }

    private static void Set(FoundReference reference, string text) =>
        reference.Node.With(text, NodeStyle.DoubleQuoted);

    private sealed record FileTarget(SpecNode? Node, string Path, string Fragment);
}
