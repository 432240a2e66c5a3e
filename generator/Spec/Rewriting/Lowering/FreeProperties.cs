namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Makes a property without constraints nullable, because null is one of the values that it allows. ASP.NET Core writes
/// such a property for an <c>object?</c>.
/// </summary>
internal static class FreeProperties
{
    public static void Lower(DraftNode schema)
    {
        if (
            schema.Parent is { Key: "properties", IsMapping: true }
            && schema.Children.All(keyword => SchemaNodes.IsAnnotation(keyword.Key))
            && schema.Child("$ref") is null
        )
        {
            schema.SetNullable(schema.Origin);
        }
    }
}
