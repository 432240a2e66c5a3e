using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call to write the description of an operation as C#.</summary>
internal static class DescriptorText
{
    /// <summary>Returns the type, such as <c>AtlasOperation&lt;GroupInvitationRequest, GroupInvitation&gt;</c>.</summary>
    public static string Type(OperationShape operation) =>
        operation.Enumeration is { } enumeration
            ? $"AtlasPagedOperation<{BodyType(operation)}, {ResponseType(operation)}, {CSharpText.Type(enumeration.Item)}>"
            : $"AtlasOperation<{BodyType(operation)}, {ResponseType(operation)}>";

    /// <summary>Returns the arguments of the constructor that describe the contents.</summary>
    public static string Contents(OperationShape operation)
    {
        var contents = $"{BodyContent(operation.Body)}, {ResponseContent(operation)}";
        return operation.Enumeration is { } enumeration
            ? $"{contents}, AtlasContents.Json<{CSharpText.Arguments(enumeration.Item)}>()"
            : contents;
    }

    /// <summary>Returns the assignments for paging that are not the default; empty if there are none.</summary>
    public static string Paging(OperationShape operation)
    {
        if (operation.Enumeration is not { } enumeration)
        {
            return "";
        }

        var settings = new List<string>();
        if (enumeration.ResultsName.Length == 0)
        {
            settings.Add("ItemsName = null");
        }

        if (enumeration.TotalName.Length == 0)
        {
            settings.Add("TotalName = null");
        }

        if (enumeration.PageNumber is not { } number)
        {
            settings.Add("PageParameter = null");
        }
        else if (number.Default is not ("" or "1"))
        {
            settings.Add($"FirstPage = {number.Default}");
        }

        if (enumeration.PageSize is not { } size)
        {
            settings.Add("SizeParameter = null");
        }
        else if (size.Default is not ("" or "100"))
        {
            settings.Add($"DefaultSize = {size.Default}");
        }

        return string.Join(", ", settings);
    }

    private static string BodyType(OperationShape operation) =>
        operation.Body is { } body
            ? OperationText.ParameterType(body) + (CanBeNull(body) ? "?" : "")
            : "AtlasNoContent";

    private static bool CanBeNull(ParameterShape body) =>
        !body.IsRequired && body.Style is (ParameterFormat.Text or ParameterFormat.Json);

    private static string ResponseType(OperationShape operation) =>
        operation.ResultContent is ResultContent.None
            ? "AtlasNoContent"
            : OperationText.ResultType(operation);

    private static string BodyContent(ParameterShape? body) =>
        body?.Style switch
        {
            null => "AtlasContents.None",
            ParameterFormat.Text => body.IsRequired
                ? "AtlasContents.Text"
                : "AtlasContents.OptionalText",
            ParameterFormat.Multipart => "AtlasContents.Multipart",
            ParameterFormat.Members =>
                $"AtlasContents.Form<{CSharpText.Pair(body.Type)}>({string.Join(", ", body.FormMembers.Select(OperationText.FormMember))})",
            ParameterFormat.Json => body.IsRequired ? Json(body.Type) : Optional(body.Type),
            _ => "AtlasContents.Bytes",
        };

    private static string ResponseContent(OperationShape operation) =>
        operation.ResultContent switch
        {
            ResultContent.None => "AtlasContents.None",
            ResultContent.File => "AtlasContents.File",
            ResultContent.Text => "AtlasContents.Text",
            ResultContent.OptionalText => "AtlasContents.OptionalText",
            ResultContent.OptionalValue => Optional(operation.Result!),
            _ when operation.IsStream =>
                $"AtlasContents.Stream<{CSharpText.Pair(operation.Result!)}>(AtlasStreamFormat.{operation.ResultContent})",
            _ => Json(operation.Result!),
        };

    private static string Json(TypeRef type) =>
        $"AtlasContents.Json<{CSharpText.Arguments(type)}>()";

    private static string Optional(TypeRef type) =>
        type.IsValueType
            ? $"AtlasContents.OptionalValue<{CSharpText.Pair(type)}>()"
            : $"AtlasContents.Optional<{CSharpText.Pair(type)}>()";
}
