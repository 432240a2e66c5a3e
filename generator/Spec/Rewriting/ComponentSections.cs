using System.Text.RegularExpressions;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>The mappings of a document that contain its components.</summary>
internal sealed class ComponentSections(DraftNode root)
{
    /// <summary>Gets a value that indicates whether the sections are those of Swagger 2.0.</summary>
    public bool IsSwagger { get; } = root.Child("swagger") is not null;

    /// <summary>Returns whether the document can have components of a kind.</summary>
    public bool Has(string kind) => Path(kind).Length > 0;

    /// <summary>Returns the mapping of the components of one kind, and adds it if it is missing.</summary>
    public DraftNode Of(string kind) => Path(kind).Aggregate(root, Mapping);

    /// <summary>Returns a reference to a component.</summary>
    public string Reference(string kind, string name) => $"#/{string.Join("/", Path(kind))}/{name}";

    /// <summary>
    /// Returns a text with hyphens in place of the characters that the name of a component cannot contain (OpenAPI 3.0.3,
    /// Components Object).
    /// </summary>
    public static string ValidName(string text) => Regex.Replace(text, "[^A-Za-z0-9._-]+", "-");

    private string[] Path(string kind) =>
        !IsSwagger ? ["components", kind]
        : kind is "schemas" ? ["definitions"]
        : kind is "parameters" or "responses" ? [kind]
        : [];

    private static DraftNode Mapping(DraftNode holder, string key)
    {
        var known = holder.Child(key);
        if (known is { IsMapping: true })
        {
            return known;
        }

        var added = DraftNode.Mapping(key, (known ?? holder).Origin);
        if (known is null)
        {
            holder.Insert(0, added);
        }
        else
        {
            known.ReplaceWith(added);
        }

        return added;
    }
}
