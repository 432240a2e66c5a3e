using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.JsonPath;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Overlays;

/// <summary>Applies overlays to a document (Overlay Specification 1.0 and 1.1).</summary>
internal sealed class OverlayPass
{
    private readonly Draft _draft;
    private readonly PathRun _run;
    private readonly OverlayMerge _merge;
    private readonly ICollection<DiagnosticInfo> _found;

    private OverlayPass(
        SpecTree tree,
        ICollection<DiagnosticInfo> found,
        CancellationToken cancellationToken
    )
    {
        _draft = new(tree, cancellationToken);
        _run = new(_draft.Root, cancellationToken);
        _merge = new(found, _run);
        _found = found;
    }

    /// <summary>Returns the changed document, or the same document if there are no overlays.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="overlays">The overlays, in the order in which they are applied.</param>
    /// <param name="found">Receives what cannot be applied. Everything else is applied.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="DocumentTooLargeException">The changed document has too many nodes.</exception>
    public static SpecTree Apply(
        SpecTree tree,
        IEnumerable<SpecTree> overlays,
        ICollection<DiagnosticInfo> found,
        CancellationToken cancellationToken
    )
    {
        OverlayPass? pass = null;
        foreach (var action in overlays.SelectMany(overlay => OverlayAction.In(overlay, found)))
        {
            pass ??= new(tree, found, cancellationToken);
            try
            {
                pass.Apply(action);
            }
            catch (Exception exception)
                when (exception is PathTooCostlyException or DocumentTooLargeException)
            {
                found.Add(OverlayAction.Invalid(action.At.SourcePlace, exception.Message));
                break;
            }
        }

        return pass?._draft.ToTree() ?? tree;
    }

    private void Apply(OverlayAction action)
    {
        // A query can select a node several times, but an action changes it once.
        var targets = action.Target.Select(_draft.Root, _run).Distinct().ToList();
        if (targets.Count == 0)
        {
            if (!action.IsOptional)
            {
                _found.Add(
                    DiagnosticInfo.Create(
                        Descriptors.TargetMatchesNothing,
                        action.At.SourcePlace,
                        action.At.Value
                    )
                );
            }
        }
        else if (action.IsRemoval)
        {
            Remove(action, targets);
        }
        else if (Source(action) is { } source)
        {
            foreach (var target in targets)
            {
                _merge.Into(target, source());
            }
        }
    }

    private void Remove(OverlayAction action, IReadOnlyList<DraftNode> targets)
    {
        foreach (var siblings in targets.GroupBy(target => target.Parent))
        {
            if (siblings.Key is { } parent)
            {
                parent.Take(new HashSet<DraftNode>(siblings).Contains);
            }
            else
            {
                _found.Add(
                    OverlayAction.Invalid(
                        action.At.SourcePlace,
                        "the root of the document cannot be removed"
                    )
                );
            }
        }
    }

    /// <summary>Returns a function that copies the value to merge; <see langword="null"/> if there is none.</summary>
    private Func<DraftNode>? Source(OverlayAction action)
    {
        if (action.Update is { } update)
        {
            return () => _draft.Copy(update, "");
        }

        if (action.Copy!.Select(_draft.Root, _run) is not [var only])
        {
            _found.Add(
                OverlayAction.Invalid(
                    action.CopyAt!.Value.SourcePlace,
                    $"'{action.CopyAt.Value.Value}' must select exactly one node of the document"
                )
            );
            return null;
        }

        // A copy, because a target can contain the node.
        var copy = _draft.Copy(only, "");
        return () => _draft.Copy(copy, "");
    }
}
