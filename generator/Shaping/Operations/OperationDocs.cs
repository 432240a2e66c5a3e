using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Writes the documentation of a method.</summary>
internal static class OperationDocs
{
    private const string ServicePage = "Service documentation";

    /// <summary>Returns the document's description of an operation, followed by what callers need to know.</summary>
    public static DocText Of(
        OperationModel operation,
        IReadOnlyList<string> roles,
        string version,
        string deprecation
    )
    {
        var doc = DocText.Titled(
            operation.Operation.Summary,
            operation.Operation.Description,
            $"Calls {operation.Method} {operation.Path}."
        );
        return doc with
        {
            Remarks = doc
                .Remarks.Prepend(
                    $"<para><c>{DocText.Escape($"{operation.Method} {operation.Path}")}</c></para>"
                )
                .Concat(
                    Facts(operation, roles, version, deprecation)
                        .Select(fact => $"<para>{fact}</para>")
                )
                .ToEquatableArray(),
        };
    }

    private static IEnumerable<string> Facts(
        OperationModel operation,
        IReadOnlyList<string> roles,
        string version,
        string deprecation
    )
    {
        // The description already states the roles in Atlas v1.
        if (roles.Any(role => operation.Operation.Description?.Contains(role) != true))
        {
            yield return $"Requires the {DocText.Escape(string.Join(" or ", roles))} role.";
        }

        if (operation.IsAnonymous)
        {
            yield return "This operation does not require authentication. The client sends no credentials.";
        }

        if (!ApiVersions.IsStable(version))
        {
            yield return $"This version ({DocText.Escape(version)}) can change or be removed without notice.";
        }

        if (deprecation.Length > 0)
        {
            yield return DocText.Escape(deprecation);
        }

        if (PageOf(operation.Operation) is { } page)
        {
            yield return Link(page, ServicePage);
        }

        // In Atlas documents, this page describes something else, such as another operation or a feature.
        if (operation.Operation.ExternalDocs is { Url: { } other } docs && IsPage(other))
        {
            var text = docs.Description?.Trim() is { Length: > 0 } described
                ? DocText.Escape(described)
                : ServicePage;
            yield return Link(other.OriginalString, text);
        }
    }

    private static string? PageOf(OpenApiOperation operation) =>
        operation.Extensions.TryGetValue("x-xgen-docs-url", out var value)
        && value is OpenApiString { Value: var url }
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && IsPage(uri)
            ? url
            : null;

    private static bool IsPage(Uri uri) => uri is { IsAbsoluteUri: true, Scheme: "https" };

    private static string Link(string url, string text) =>
        $"<see href=\"{DocText.Escape(url)}\">{text}</see>";
}
