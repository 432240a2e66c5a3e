namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Reads the media types in <c>consumes</c> and <c>produces</c>, and writes them as <c>content</c>.</summary>
internal sealed class SwaggerMediaTypes(Draft draft)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";

    /// <summary>The media types of a document that does not state any.</summary>
    /// <remarks>Swagger 2.0 defines no default. Nearly all of these documents describe JSON.</remarks>
    public static IReadOnlyList<string> Default { get; } = [Json];

    /// <summary>Removes a list of media types, and returns its items, or those that it overrides.</summary>
    public static IReadOnlyList<string> Take(
        DraftNode holder,
        string key,
        IReadOnlyList<string> overridden
    )
    {
        // An empty list clears the one of the root.
        var listed = holder.Take(key);
        return listed is null or { IsNull: true } ? overridden
            : listed.IsScalar ? [listed.Value]
            : listed
                .Children.Where(item => item is { IsScalar: true, Value.Length: > 0 })
                .Select(item => item.Value)
                .Distinct(StringComparer.Ordinal)
                .ToList()
                is { Count: > 0 } items
                // Inline schemas get their names in this order, and clients use JSON if they can.
                ? [.. items.OrderBy(item => item != Json)]
            : Default;
    }

    /// <summary>Returns the media types of a form.</summary>
    public static IReadOnlyList<string> OfForm(IReadOnlyList<string> consumed, bool hasFile)
    {
        var forms = consumed
            .Where(type => Essence(type) == Multipart || (!hasFile && Essence(type) == Form))
            .ToList();
        return forms.Count > 0 ? forms
            : hasFile ? [Multipart]
            : [Form];
    }

    /// <summary>Returns the media types of a response that is a file, although servers also list those of errors.</summary>
    public static IReadOnlyList<string> OfFile(IReadOnlyList<string> produced)
    {
        var files = produced.Where(type => !IsStructured(Essence(type))).ToList();
        return files.Count > 0 ? files : ["*/*"];
    }

    /// <summary>
    /// Returns the media types of bytes. A response with one of them has content even if it has no schema, because
    /// Swagger 2.0 has no schema for bytes except the type <c>file</c>.
    /// </summary>
    public static IReadOnlyList<string> OfBytes(IReadOnlyList<string> produced) =>
        produced
            .Where(type =>
                Essence(type) is var essence
                && !IsStructured(essence)
                && !essence.StartsWith("text/", StringComparison.Ordinal)
                && !essence.EndsWith("/*", StringComparison.Ordinal)
            )
            .ToList();

    public static bool IsUrlEncoded(string mediaType) => Essence(mediaType) == Form;

    /// <summary>Adds <c>content</c> that has the same schema for each media type.</summary>
    /// <param name="holder">The request body or the response.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="mediaTypes">The media types.</param>
    /// <returns>The objects of the media types.</returns>
    public IReadOnlyList<DraftNode> AddContent(
        DraftNode holder,
        DraftNode? schema,
        IReadOnlyList<string> mediaTypes
    )
    {
        var content = DraftNode.Mapping("content", holder.Origin);
        foreach (var mediaType in mediaTypes)
        {
            var entry = DraftNode.Mapping(mediaType, holder.Origin);
            if (schema is not null)
            {
                schema.Key = "schema";
                entry.Add(schema.Parent is null ? schema : draft.Copy(schema, schema.Key));
            }

            content.Add(entry);
        }

        holder.Add(content);
        return content.Children;
    }

    private static bool IsStructured(string essence) =>
        essence is Json or "text/json" or "application/xml" or "text/xml"
        || essence.EndsWith("+json", StringComparison.Ordinal)
        || essence.EndsWith("+xml", StringComparison.Ordinal);

    private static string Essence(string mediaType) =>
        mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
