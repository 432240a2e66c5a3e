using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Checks the version of OpenAPI that a document states.</summary>
internal static class SupportedVersions
{
    /// <summary>Returns the error for a document that is not OpenAPI 3.0; <see langword="null"/> if it is.</summary>
    public static DiagnosticInfo? Check(SpecFile file, SpecTree tree)
    {
        foreach (var member in tree.Root.Children)
        {
            switch (member.Key)
            {
                case "openapi" when member.Value.StartsWith("3.0", StringComparison.Ordinal):
                    return null;
                case "openapi":
                    return Unsupported(member, "OpenAPI");
                case "swagger":
                    return Unsupported(member, "Swagger");
            }
        }

        return DiagnosticInfo.Create(Descriptors.NotOpenApi, file.Path, default);

        DiagnosticInfo Unsupported(SpecNode member, string kind) =>
            DiagnosticInfo.Create(
                Descriptors.UnsupportedVersion,
                file.Path,
                member.Span,
                $"{kind} {member.Value}"
            );
    }
}
