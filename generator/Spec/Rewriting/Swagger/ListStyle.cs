using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>How a list is serialized in OpenAPI 3.0.</summary>
/// <param name="Style">The style.</param>
/// <param name="IsExploded">Whether each item is a parameter or a member of its own.</param>
/// <param name="Origin">The node that states it.</param>
internal sealed record ListStyle(string Style, bool IsExploded, SpecNode Origin)
{
    /// <summary>Adds the style to a parameter or an encoding.</summary>
    public void AddTo(DraftNode holder)
    {
        holder.Add(DraftNode.Quoted("style", Style, Origin));
        holder.Add(DraftNode.Plain("explode", IsExploded ? "true" : "false", Origin));
    }
}
