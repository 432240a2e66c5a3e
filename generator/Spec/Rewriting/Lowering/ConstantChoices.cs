using System.Text;
using System.Text.RegularExpressions;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces a <c>oneOf</c> or <c>anyOf</c> of constants, which is how JSON Schema describes the values of an enum, by an
/// enum.
/// </summary>
internal static class ConstantChoices
{
    public static void Lower(DraftNode schema)
    {
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (
                schema.List(keyword) is { Children.Count: > 0 } choices
                && schema.Child("enum") is null
                && choices.Children.All(IsConstant)
            )
            {
                Lower(schema, choices);
            }
        }
    }

    private static bool IsConstant(DraftNode choice) =>
        choice.Child("const") is { IsScalar: true }
        && choice.Children.All(entry =>
            entry.Key is "const" or "type" or "format" || SchemaNodes.IsAnnotation(entry.Key)
        )
        && choice.Reference is null;

    private static void Lower(DraftNode schema, DraftNode choices)
    {
        var values = DraftNode.Sequence("enum", choices.Origin);
        var lines = new StringBuilder();
        var types = choices.Children.Select(choice => choice.Text("type")).Distinct().ToList();
        if (schema.Child("type") is null && types is [{ Length: > 0 } only])
        {
            schema.Add(DraftNode.Quoted("type", only, choices.Origin));
        }

        foreach (var choice in choices.Children.ToList())
        {
            var value = choice.Child("const")!;
            if (Description(choice, value.Value) is { Length: > 0 } description)
            {
                lines.Append("\n- `").Append(value.Value).Append("`: ").Append(description);
            }

            choice.MoveTo(values, entry => entry == value);
            value.Key = "";
        }

        schema.Unset(choices.Key);
        schema.Add(values);
        if (lines.Length > 0)
        {
            var text = schema.Text("description");
            schema.Set(
                DraftNode.Quoted(
                    "description",
                    (text.Length > 0 ? text + "\n" : "Possible values:\n") + lines,
                    schema.Child("description")?.Origin ?? choices.Origin
                )
            );
        }
    }

    private static string Description(DraftNode choice, string value)
    {
        var title = choice.Text("title").Trim();
        var description = choice.Text("description").Trim();
        var text =
            title.Length == 0 || title == value ? description
            : description.Length == 0 ? title
            : $"{title}. {description}";
        // A list item is one paragraph.
        return Regex.Replace(text, @"\s+", " ");
    }
}
