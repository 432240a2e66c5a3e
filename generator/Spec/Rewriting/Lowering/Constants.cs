namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Replaces <c>const</c> by an enum with one value.</summary>
internal static class Constants
{
    public static void Lower(DraftNode schema, Losses losses)
    {
        if (schema.Child("const") is not { } value)
        {
            return;
        }

        schema.Unset("const");
        if (!value.IsScalar)
        {
            if (schema.Child("type") is null)
            {
                schema.Add(
                    DraftNode.Quoted("type", value.IsMapping ? "object" : "array", value.Origin)
                );
            }

            losses.Add(
                schema,
                value.Origin,
                "a property cannot have an object or a list as its constant value. Set the value in your code"
            );
        }
        else if (!value.IsNull)
        {
            value.Key = "";
            schema.Set(DraftNode.Sequence("enum", value.Origin).Add(value));
            if (schema.Child("type") is { IsSequence: true })
            {
                schema.Unset("type");
                schema.Add(DraftNode.Quoted("type", SchemaNodes.TypeOf(value)!, value.Origin));
            }
        }
        else if (schema.Child("type") is null)
        {
            schema.SetNullable(value.Origin);
        }
    }
}
