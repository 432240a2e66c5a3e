namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Puts the content of targets in the place of references.</summary>
internal static class ReferenceContent
{
    private const string Parameters = "parameters";

    /// <summary>
    /// Replaces a <c>$ref</c> by the members of its target. The members beside the <c>$ref</c> stay and override those of
    /// the target, except that both lists of parameters apply (for path items, OpenAPI 3.1.1 leaves this undefined).
    /// </summary>
    /// <param name="holder">The object with the <c>$ref</c>.</param>
    /// <param name="content">A copy of the target.</param>
    public static void Replace(DraftNode holder, DraftNode content)
    {
        // A keyword without a value counts as missing.
        holder.RemoveAll(member => member.Key == "$ref" || member.IsNull);
        if (holder.List(Parameters) is { } own && content.List(Parameters) is { } others)
        {
            // Of two parameters with the same name and location, the last one counts.
            own.MoveTo(others, _ => true);
            own.Remove();
        }

        var keys = new HashSet<string>(
            holder.Children.Select(member => member.Key),
            StringComparer.Ordinal
        );
        content.MoveTo(holder, member => !keys.Contains(member.Key));
    }
}
