namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces null in an enum by <c>nullable</c>, and adds the type of the values, which JSON Schema does not need.
/// </summary>
internal static class EnumValues
{
    public static void Lower(DraftNode schema)
    {
        if (schema.List("enum") is not { Children.Count: > 0 } values)
        {
            return;
        }

        if (values.RemoveAll(value => value.IsNull) > 0)
        {
            schema.SetNullable(values.Origin);
            if (values.Children.Count == 0)
            {
                schema.Unset("enum");
                return;
            }
        }

        if (schema.Child("type") is not null || schema.List("allOf") is not null)
        {
            return;
        }

        var types = values.Children.Select(SchemaNodes.TypeOf).Distinct().ToList();
        if (types.TrueForAll(type => type is not null))
        {
            var list = DraftNode.Sequence("type", values.Origin);
            foreach (var type in types)
            {
                list.Add(DraftNode.Quoted("", type!, values.Origin));
            }

            schema.Add(list);
        }
    }
}
