using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Moves the operations of methods that OpenAPI 3.0 does not have, such as QUERY, to path items of their own (OpenAPI
/// 3.2.0, Path Item Object).
/// </summary>
/// <remarks>
/// Readers has only eight methods. An operation of another method becomes a POST in the model, and states its method and
/// path in extensions.
/// </remarks>
internal static class ExtraMethods
{
    private const string MethodKeyword = "x-atlasgen-method";
    private const string PathKeyword = "x-atlasgen-path";

    public static void Move(Draft draft)
    {
        if (draft.Root.Map("paths") is not { } paths)
        {
            return;
        }

        var added = new List<DraftNode>();
        foreach (var pathItem in paths.Children.Where(IsPathItem))
        {
            var query = pathItem.Child("query");
            var all = pathItem.Map("additionalOperations")?.Children ?? [];
            foreach (
                var operation in all.Append(query).OfType<DraftNode>().Where(one => one.IsMapping)
            )
            {
                var method = operation == query ? "QUERY" : operation.Key;
                if (IsToken(method))
                {
                    added.Add(PathItem(draft, pathItem, operation, method));
                }
            }

            pathItem.RemoveAll(entry => entry.Key is "query" or "additionalOperations");
        }

        foreach (var pathItem in added)
        {
            paths.Add(pathItem);
        }
    }

    /// <summary>
    /// Returns the method and the path of an operation that was moved; <see langword="null"/> for another operation. A
    /// document can contain the extensions too, but not in such a path item.
    /// </summary>
    public static (string Method, string Path)? Moved(SpecNode pathItem, SpecNode operation) =>
        pathItem.Text(PathKeyword) is { Length: > 0 } path
        && operation.Text(MethodKeyword) is { Length: > 0 } method
        && IsToken(method)
        && pathItem.HasKey(KeyOf(path, method))
            ? (method, path)
            : null;

    private static string KeyOf(string path, string method) => $"{path} {method}";

    private static bool IsPathItem(DraftNode entry) =>
        entry.IsMapping && !entry.Key.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Returns whether a text is an HTTP method (RFC 9110 section 5.6.2).</summary>
    private static bool IsToken(string text) =>
        text.Length > 0
        && text.All(c =>
            c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')
            || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0
        );

    private static DraftNode PathItem(
        Draft draft,
        DraftNode pathItem,
        DraftNode operation,
        string method
    )
    {
        var added = DraftNode
            .Mapping(KeyOf(pathItem.Key, method), pathItem.Origin)
            .Add(DraftNode.Quoted(PathKeyword, pathItem.Key, pathItem.Origin));
        foreach (
            var shared in pathItem.Children.Where(entry => entry.Key is "parameters" or "servers")
        )
        {
            added.Add(draft.Copy(shared, shared.Key));
        }

        var post = operation.MoveContent("post");
        post.Set(DraftNode.Quoted(MethodKeyword, method, operation.Origin));
        return added.Add(post);
    }
}
