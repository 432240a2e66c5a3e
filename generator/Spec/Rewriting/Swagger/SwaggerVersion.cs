using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>Decides whether a document is Swagger 2.0.</summary>
internal static class SwaggerVersion
{
    /// <summary>
    /// Returns whether a document is Swagger 2.0. As for every member of the root, the last version counts.
    /// </summary>
    public static bool Is(SpecTree tree)
    {
        SpecNode? version = null;
        foreach (var member in tree.Root.Children)
        {
            if (member.HasKey("openapi"))
            {
                return false;
            }

            version = member.HasKey("swagger") ? member : version;
        }

        // The specification requires a string, but many documents contain a number.
        return version is { IsScalar: true, Value: "2.0" or "2" };
    }
}
