using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>
/// The keywords of a schema that decide what it becomes, found in one pass (OpenAPI 3.0.3, Schema Object).
/// </summary>
internal struct SchemaKeywords
{
    public SpecNode? Reference;
    public SpecNode? Enum;
    public SpecNode? Properties;
    public SpecNode? Items;
    public SpecNode? AdditionalProperties;
    public SpecNode? AllOf;
    public SpecNode? OneOf;
    public SpecNode? AnyOf;
    public SpecNode? Discriminator;
    public SpecNode? Type;

    /// <summary>Gets a value that indicates whether the schema has a <c>oneOf</c> or <c>anyOf</c> list.</summary>
    public readonly bool HasVariants => OneOf is not null || AnyOf is not null;

    /// <summary>
    /// Gets a value that indicates whether the schema constrains its values, and not only describes their meaning.
    /// </summary>
    public readonly bool HasSubstance =>
        Reference is not null
        || Type is not null
        || Enum is not null
        || Properties is not null
        || Items is not null
        || AdditionalProperties is not null
        || AllOf is not null
        || Discriminator is not null
        || HasVariants;

    /// <summary>
    /// Gets a value that indicates whether the schema can be something other than a scalar, a list, or a map.
    /// </summary>
    public readonly bool MayNeedName =>
        Enum is not null
        || Properties is not null
        || AllOf is not null
        || Discriminator is not null
        || HasVariants;

    public static SchemaKeywords Of(SpecNode schema)
    {
        var found = default(SchemaKeywords);
        foreach (var keyword in schema.Children)
        {
            found.Add(keyword);
        }

        return found;
    }

    private void Add(SpecNode keyword)
    {
        if (keyword.IsScalar)
        {
            if (keyword.HasKey("type"))
            {
                Type = keyword.IsNull ? Type : keyword;
            }
            else if (keyword.HasKey("$ref"))
            {
                Reference = keyword.IsNull ? Reference : keyword;
            }
        }
        else if (keyword.HasKey("properties"))
        {
            Properties = keyword;
        }
        else if (keyword.HasKey("items"))
        {
            Items = keyword;
        }
        else if (keyword.HasKey("enum"))
        {
            Enum = keyword;
        }
        else if (keyword.HasKey("additionalProperties"))
        {
            AdditionalProperties = keyword;
        }
        else if (keyword.HasKey("allOf"))
        {
            AllOf = keyword;
        }
        else if (keyword.HasKey("oneOf"))
        {
            OneOf = keyword;
        }
        else if (keyword.HasKey("anyOf"))
        {
            AnyOf = keyword;
        }
        else if (keyword.HasKey("discriminator"))
        {
            Discriminator = keyword;
        }
    }
}
