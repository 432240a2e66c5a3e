using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.JsonPath;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Overlays;

/// <summary>An action of an overlay (Overlay Specification 1.1, section 4.4.3).</summary>
/// <param name="At">The node of the target, at which the action is reported.</param>
/// <param name="Target">The nodes to change.</param>
/// <param name="IsOptional">Whether the document can lack the target.</param>
/// <param name="IsRemoval">Whether the nodes are removed.</param>
/// <param name="Update">The value to merge into the nodes.</param>
/// <param name="CopyAt">The node of <c>copy</c>.</param>
/// <param name="Copy">The node to merge into the nodes.</param>
internal sealed record OverlayAction(
    SpecNode At,
    PathQuery Target,
    bool IsOptional,
    bool IsRemoval,
    SpecNode? Update,
    SpecNode? CopyAt,
    PathQuery? Copy
)
{
    // For overlays that fit several versions of a document, such as the one in the package.
    private const string OptionalTargets = "x-atlasgen-optional-targets";

    /// <summary>Returns the valid actions of an overlay, and reports the others.</summary>
    public static IEnumerable<OverlayAction> In(SpecTree overlay, ICollection<DiagnosticInfo> found)
    {
        var version = overlay.Root.Child("overlay");
        var isOld = IsVersion(version?.Value, "1.0");
        if (version is not { } stated)
        {
            found.Add(
                Invalid(
                    new(overlay.Sources[0].Path, default),
                    "it has no 'overlay' member with the version of the Overlay Specification, such as 1.0.0"
                )
            );
            return [];
        }

        if (!isOld && !IsVersion(stated.Value, "1.1"))
        {
            found.Add(
                Invalid(
                    stated.SourcePlace,
                    $"the version '{stated.Value}' of the Overlay Specification is not supported. Use 1.0.0 or 1.1.0."
                )
            );
            return [];
        }

        if (overlay.Root.Child("actions") is not { IsSequence: true } actions)
        {
            found.Add(Invalid(stated.SourcePlace, "it has no list of 'actions'"));
            return [];
        }

        var isOptional = overlay.Root.IsTrue(OptionalTargets);
        return actions
            .Children.Select(action => Read(action, isOptional, isOld, found))
            .OfType<OverlayAction>();
    }

    public static DiagnosticInfo Invalid(SourcePlace place, string reason) =>
        DiagnosticInfo.Create(Descriptors.InvalidOverlay, place, reason);

    private static OverlayAction? Read(
        SpecNode action,
        bool isOptional,
        bool isOld,
        ICollection<DiagnosticInfo> found
    )
    {
        if (action.Child("target") is not { IsScalar: true, IsNull: false } target)
        {
            found.Add(Invalid(action.SourcePlace, "the action has no 'target'"));
            return null;
        }

        if (
            action.Child("remove") is { IsNull: false } remove
            && CoreSchema.Json(remove.IsPlain ? remove.Value : "x") is not ("true" or "false")
        )
        {
            found.Add(Invalid(remove.SourcePlace, "'remove' must be true or false"));
            return null;
        }

        var isRemoval = action.IsTrue("remove");
        var update = isRemoval ? null : action.Child("update");
        var copy = isRemoval || update is not null ? null : action.Child("copy");
        var reason =
            copy is not null && isOld
                ? "'copy' requires version 1.1.0 of the Overlay Specification. Set 'overlay' to 1.1.0."
            : !isRemoval && update is null && copy is null
                ? "the action has no 'update', 'copy', or 'remove: true'"
            : null;
        if (reason is not null)
        {
            found.Add(Invalid((copy ?? target).SourcePlace, reason));
            return null;
        }

        return Query(target, found) is not { } targetQuery ? null
            : copy is not { } source
                ? new(target, targetQuery, isOptional, isRemoval, update, null, null)
            : Query(source, found) is { } copyQuery
                ? new(target, targetQuery, isOptional, isRemoval, update, source, copyQuery)
            : null;
    }

    private static PathQuery? Query(SpecNode node, ICollection<DiagnosticInfo> found)
    {
        try
        {
            // A block scalar ends with a line break.
            return PathQuery.Parse(node.Value.Trim());
        }
        catch (PathSyntaxException exception)
        {
            found.Add(
                Invalid(
                    node.SourcePlace,
                    $"'{node.Value}' is not a valid JSONPath query (RFC 9535): {exception.Message}"
                )
            );
            return null;
        }
    }

    private static bool IsVersion(string? version, string minor) =>
        version is not null
        && version.StartsWith(minor, StringComparison.Ordinal)
        && (version.Length == minor.Length || version[minor.Length] == '.');
}
