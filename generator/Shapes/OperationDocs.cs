using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>What a method's documentation says.</summary>
internal static class OperationDocs
{
    /// <summary>What the document says of the operation, and what a caller must know beside it.</summary>
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
        // Atlas v1 says it in the description already.
        if (roles.Any(role => operation.Operation.Description?.Contains(role) != true))
        {
            yield return $"Requires the role {DocText.Escape(string.Join(" or ", roles))}.";
        }

        if (operation.IsAnonymous)
        {
            yield return "Anybody may call it; it is sent without credentials.";
        }

        if (!ApiVersions.IsStable(version))
        {
            yield return $"This version ({DocText.Escape(version)}) may change or end without notice.";
        }

        if (deprecation.Length > 0)
        {
            yield return DocText.Escape(deprecation);
        }

        if (DocsUrl(operation.Operation) is { } url)
        {
            yield return $"<see href=\"{DocText.Escape(url)}\">Documentation of the service</see>";
        }
    }

    private static string? DocsUrl(OpenApiOperation operation)
    {
        var url =
            operation.ExternalDocs?.Url?.OriginalString
            ?? (
                operation.Extensions.TryGetValue("x-xgen-docs-url", out var value)
                && value is OpenApiString text
                    ? text.Value
                    : ""
            );
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == "https"
            ? url
            : null;
    }
}
