using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Checks the version of OpenAPI that a document states.</summary>
internal static class SupportedVersions
{
    /// <summary>Returns the error for a document that is not OpenAPI 3.0, after newer versions were lowered to it; <see langword="null"/> if it is.</summary>
    public static DiagnosticInfo? Check(SpecFile file, SpecIndex index)
    {
        var openApi = index.Member("openapi")?.Node;
        if (openApi?.Value.StartsWith("3.0", StringComparison.Ordinal) == true)
        {
            return null;
        }

        return (openApi ?? index.Member("swagger")?.Node) is { } version
            ? DiagnosticInfo.Create(
                Descriptors.UnsupportedVersion,
                file.Path,
                version.Span,
                $"{(openApi is null ? "Swagger" : "OpenAPI")} {version.Value}"
            )
            : DiagnosticInfo.Create(Descriptors.NotOpenApi, file.Path, default);
    }
}
