using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Selection;

/// <summary>The selected operations and all components that they use, directly and indirectly.</summary>
/// <param name="Parts">The operations and components.</param>
/// <param name="BrokenReferences">The broken references in the parts, by JSON pointer.</param>
internal sealed record Closure(
    IReadOnlyList<SpecNode> Parts,
    IReadOnlyList<SpecFault> BrokenReferences
)
{
    /// <param name="index">The document.</param>
    /// <param name="selected">The selected operations.</param>
    /// <param name="needed">Components that the client needs regardless of the selection.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static Closure Of(
        SpecIndex index,
        IEnumerable<SpecOperation> selected,
        IEnumerable<SpecNode> needed,
        CancellationToken cancellationToken
    )
    {
        var walk = new Walk(index);
        foreach (var operation in selected)
        {
            walk.AddOperation(operation);
        }

        foreach (var component in needed)
        {
            walk.AddPart(component);
        }

        walk.Complete(cancellationToken);
        return new(walk.Parts, walk.BrokenReferences);
    }

    private sealed class Walk(SpecIndex index)
    {
        private readonly HashSet<int> _seen = [];
        private readonly Queue<SpecNode> _open = new();

        public List<SpecNode> Parts { get; } = [];

        public List<SpecFault> BrokenReferences { get; } = [];

        public void AddOperation(SpecOperation operation)
        {
            AddPart(operation.Node);
            foreach (var shared in operation.PathItem.Children)
            {
                if (!SpecOperation.IsMethod(shared))
                {
                    Open(shared);
                }
            }
        }

        public void AddPart(SpecNode part)
        {
            if (Open(part))
            {
                Parts.Add(part);
            }
        }

        public void Complete(CancellationToken cancellationToken)
        {
            // A loop, because components can refer to each other in circles.
            while (_open.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Scan(_open.Dequeue());
            }
        }

        private bool Open(SpecNode node)
        {
            var isNew = _seen.Add(node.Index);
            if (isNew)
            {
                _open.Enqueue(node);
            }

            return isNew;
        }

        private void Scan(SpecNode part)
        {
            for (var i = part.Index; i < part.SubtreeEnd; )
            {
                var node = new SpecNode(index.Tree, i);
                if (i > part.Index && KeywordKinds.IsData(node))
                {
                    i = node.SubtreeEnd;
                    continue;
                }

                if (index.Tree.ContentOf(i) is var content && content != i)
                {
                    Open(new(index.Tree, content));
                }

                if (index.Tree.HasKey(i, "$ref") && node.IsScalar)
                {
                    Refer(node);
                }
                else if (index.Tree.HasKey(i, "discriminator") && node.IsMapping)
                {
                    Discriminate(node);
                }

                i++;
            }
        }

        private void Refer(SpecNode reference)
        {
            if (index.Component(reference.Value) is { } component)
            {
                AddPart(component);
            }
            else
            {
                BrokenReferences.Add(new(reference.Pointer, reference.Value));
            }
        }

        /// <summary>
        /// Adds the types of a discriminator: those in its mapping, and those that derive from its schema (OpenAPI
        /// 3.0.3, Discriminator Object).
        /// </summary>
        private void Discriminate(SpecNode discriminator)
        {
            foreach (var target in discriminator.Child("mapping")?.Children ?? [])
            {
                if (index.MappingTarget(target.Value) is { } schema)
                {
                    AddPart(schema);
                }
            }

            foreach (var child in index.DescendantsByAllOf(discriminator.Parent!.Value))
            {
                AddPart(child);
            }
        }
    }
}
