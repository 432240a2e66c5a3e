using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Selection;

/// <summary>The selected operations and all components that they use, directly and indirectly.</summary>
/// <param name="Parts">The operations and components.</param>
/// <param name="HasBrokenReferences">Whether a reference in the parts is broken.</param>
internal sealed record Closure(IReadOnlyList<SpecPart> Parts, bool HasBrokenReferences)
{
    /// <param name="index">The document.</param>
    /// <param name="selected">The selected operations.</param>
    /// <param name="needed">Component schemas that the client needs regardless of the selection.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static Closure Of(
        SpecIndex index,
        IEnumerable<SpecOperation> selected,
        IEnumerable<SpecNode> needed,
        CancellationToken cancellationToken
    )
    {
        var walk = new Walk(index, cancellationToken);
        foreach (var operation in selected)
        {
            walk.AddOperation(operation);
        }

        foreach (var schema in needed)
        {
            walk.AddPart(index.Schema(schema.Key));
        }

        walk.Complete();
        return new(walk.Parts, walk.HasBrokenReferences);
    }

    private sealed class Walk(SpecIndex index, CancellationToken cancellationToken)
    {
        private readonly PlaceWalk _walk = new(index.Tree);
        private readonly HashSet<SpecPart> _added = [];

        // The schemas whose descendants are added.
        private readonly HashSet<int> _parents = [];

        public List<SpecPart> Parts { get; } = [];

        public bool HasBrokenReferences { get; private set; }

        public void AddOperation(SpecOperation operation)
        {
            AddPart(operation.Part);
            foreach (var (shared, place) in operation.Part.SharedMembers)
            {
                if (PlaceRules.IsReference(shared, Place.Object))
                {
                    Refer(shared);
                }

                _walk.Add(shared, place);
            }
        }

        public void AddPart(SpecPart? part)
        {
            if (part is { } known && _added.Add(known))
            {
                Parts.Add(known);
                _walk.Add(known.Node, known.Place);
            }
        }

        public void Complete()
        {
            foreach (var (entry, outer) in _walk.Entries(cancellationToken))
            {
                if (PlaceRules.IsReference(entry, outer))
                {
                    Refer(entry);
                }
                else if (outer is Place.Schema && entry.HasKey("discriminator"))
                {
                    Discriminate(entry);
                }
            }
        }

        private void Refer(SpecNode reference)
        {
            var component = index.Component(reference.Value);
            AddPart(component);
            HasBrokenReferences |= component is not { } target || index.IsCircular(target.Node);
        }

        /// <summary>
        /// Adds the types of a discriminator: those in its mapping, and those that derive from its schema (OpenAPI
        /// 3.0.3, Discriminator Object).
        /// </summary>
        private void Discriminate(SpecNode discriminator)
        {
            if (!discriminator.IsMapping)
            {
                return;
            }

            foreach (var target in discriminator.Child("mapping")?.Children ?? [])
            {
                AddPart(index.MappingTarget(target.Value));
            }

            AddDescendants(discriminator.Parent!.Value);
        }

        private void AddDescendants(SpecNode ancestor)
        {
            var open = new Queue<SpecNode>();
            open.Enqueue(ancestor);
            while (open.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var parent = open.Dequeue();
                // Many schemas of a chain can have discriminators.
                if (_parents.Add(index.Tree.ContentOf(parent.Index)))
                {
                    foreach (var child in index.ChildrenByAllOf(parent))
                    {
                        AddPart(index.Schema(child.Key));
                        open.Enqueue(child);
                    }
                }
            }
        }
    }
}
