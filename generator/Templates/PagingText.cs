using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call to write a method that enumerates pages as C#.</summary>
internal static class PagingText
{
    // The method's parameters can be named page or token, which the lambda parameters must not hide.
    private const string Number = "pageToGet";
    private const string Options = "pageOptions";
    private const string Token = "pageToken";

    /// <summary>Returns the type arguments: the page, the item, and the item's codec.</summary>
    public static string Types(OperationShape operation)
    {
        var page = CSharpText.Type(operation.Result!);
        var nullable = operation.ResultContent is ResultContent.OptionalValue ? "?" : "";
        return $"{page}{nullable}, {CSharpText.Pair(operation.Enumeration!.Item)}";
    }

    /// <summary>Returns the call to the operation's own method for one page.</summary>
    public static string Call(OperationShape operation)
    {
        var number = operation.Enumeration!.PageNumber;
        var arguments = operation
            .Parameters.Select(parameter =>
                parameter == number ? Number
                : parameter.Place is ParameterPlace.QueryRecord && IsInRecord(operation, number)
                    ? $"({parameter.Name} ?? new()) with {{ {number!.Name} = {Number} }}"
                : parameter.Name
            )
            .Append(Options)
            .Append(Token);
        return $"({Number}, {Options}, {Token}) => {operation.MethodName}Async({string.Join(", ", arguments)})";
    }

    /// <summary>Returns the items and the total of a page, such as <c>(page.Results, page.TotalCount)</c>.</summary>
    public static string Content(OperationShape operation)
    {
        var enumeration = operation.Enumeration!;
        var dot = operation.ResultContent is ResultContent.OptionalValue ? "?." : ".";
        var items =
            enumeration.ResultsName.Length == 0 ? "page" : $"page{dot}{enumeration.ResultsName}";
        var total =
            enumeration.TotalName.Length == 0 ? "null" : $"page{dot}{enumeration.TotalName}";
        return $"({items}, {total})";
    }

    /// <summary>Returns the paging settings, such as <c>new() { First = pageNum ?? 1 }</c>.</summary>
    public static string Settings(OperationShape operation)
    {
        var enumeration = operation.Enumeration!;
        if (enumeration.PageNumber is null)
        {
            return "AtlasPaging.OnePage";
        }

        var settings = new List<string>
        {
            $"First = {Value(operation, enumeration.PageNumber, "1")}",
        };
        if (enumeration.PageSize is { } size)
        {
            settings.Add($"Size = {Value(operation, size, "")}");
            // Without a maximum, the document promises only the default. A server may limit a larger page silently.
            var promised = size.Maximum.Length > 0 ? size.Maximum : size.Default;
            settings.AddRange(promised.Length > 0 ? [$"MaxSize = {promised}"] : []);
        }

        if (enumeration.TotalName.Length > 0)
        {
            var asked = enumeration.IncludeCount is { } count
                ? Value(operation, count, "true")
                : "true";
            settings.Add($"HasTotal = {asked}");
        }

        return $"new() {{ {string.Join(", ", settings)} }}";
    }

    /// <summary>Returns a parameter's value, with the document's default as a fallback.</summary>
    private static string Value(OperationShape operation, ParameterShape parameter, string fallback)
    {
        var value = IsInRecord(operation, parameter) ? $"query?.{parameter.Name}" : parameter.Name;
        var declared = parameter.Default.Length > 0 ? parameter.Default : fallback;
        return parameter.IsRequired || declared.Length == 0 ? value : $"{value} ?? {declared}";
    }

    private static bool IsInRecord(OperationShape operation, ParameterShape? parameter) =>
        parameter is not null && !operation.Parameters.Contains(parameter);
}
