using System.Text;
using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call to write the facts of an operation as C#.</summary>
internal static class OperationText
{
    /// <summary>
    /// Returns a path template as an interpolated string, such as <c>$"/groups/{groupId}/invites"</c>.
    /// </summary>
    public static string Interpolated(IEnumerable<PathPart> parts)
    {
        var builder = new StringBuilder("$\"");
        foreach (var part in parts)
        {
            if (part.IsParameter)
            {
                builder.Append('{').Append(PathValue(part)).Append('}');
            }
            else
            {
                var literal = CSharpText.Literal(part.Text);
                builder.Append(
                    literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}")
                );
            }
        }

        return builder.Append('"').ToString();
    }

    private static string PathValue(PathPart part) =>
        part.Values switch
        {
            null => part.Text,
            { Assignment: "" } list =>
                $"AtlasPath.Items({part.Text}, {CSharpText.Literal(list.Separator)})",
            var members =>
                $"AtlasPath.Members<{CSharpText.Pair(members.Type)}>({part.Text}, {CSharpText.Literal(members.Separator)}, {CSharpText.Literal(members.Assignment)})",
        };

    /// <summary>Returns the return type of a method, such as <c>Task&lt;GroupInvitation&gt;</c>.</summary>
    public static string ReturnType(OperationShape operation) =>
        operation.ResultContent is ResultContent.None ? "Task"
        : operation.IsStream ? ResultType(operation)
        : $"Task<{ResultType(operation)}>";

    /// <summary>Returns the type of the response of an operation that has one, such as <c>GroupInvitation</c>.</summary>
    public static string ResultType(OperationShape operation) =>
        operation.ResultContent switch
        {
            ResultContent.File => "AtlasFile",
            ResultContent.OptionalValue or ResultContent.OptionalText => CSharpText.Type(
                operation.Result!
            ) + "?",
            _ when operation.IsStream => $"IAsyncEnumerable<{CSharpText.Type(operation.Result!)}>",
            _ => CSharpText.Type(operation.Result!),
        };

    /// <summary>
    /// Returns the call to the connection that sends the request, such as
    /// <c>SendAsync&lt;GroupInvitation&gt;(request, cancellationToken)</c>.
    /// </summary>
    public static string Send(OperationShape operation) =>
        operation.IsStream
            ? $"{Method(operation)}(request, AtlasStreamFormat.{operation.ResultContent}, cancellationToken)"
            : $"{Method(operation)}(request, cancellationToken)";

    private static string Method(OperationShape operation) =>
        operation.ResultContent switch
        {
            ResultContent.None => "SendAsync",
            ResultContent.File => "SendForFileAsync",
            ResultContent.Text => "SendForTextAsync",
            ResultContent.OptionalText => "SendForOptionalTextAsync",
            ResultContent.OptionalValue when operation.Result!.IsValueType =>
                $"SendOptionalValueAsync<{CSharpText.Pair(operation.Result)}>",
            ResultContent.OptionalValue =>
                $"SendOptionalAsync<{CSharpText.Arguments(operation.Result!)}>",
            _ when operation.IsStream => $"StreamAsync<{CSharpText.Arguments(operation.Result!)}>",
            _ => $"SendAsync<{CSharpText.Arguments(operation.Result!)}>",
        };

    /// <summary>Returns the declaration of a parameter, such as <c>bool? pretty = null</c>.</summary>
    public static string Parameter(ParameterShape parameter) =>
        parameter.IsRequired
            ? $"{ParameterType(parameter)} {parameter.Name}"
            : $"{ParameterType(parameter)}? {parameter.Name} = null";

    /// <summary>Returns the type of a parameter, without nullability.</summary>
    public static string ParameterType(ParameterShape parameter) =>
        parameter.Style switch
        {
            ParameterFormat.Bytes => "Stream",
            ParameterFormat.Multipart => "AtlasMultipart",
            _ => CSharpText.Type(parameter.Type),
        };

    /// <summary>
    /// Returns the statement that adds a parameter to the request; empty for path parameters, which are in the path
    /// already.
    /// </summary>
    public static string Add(ParameterShape parameter)
    {
        var (name, value) = (CSharpText.Literal(parameter.WireName), parameter.Name);
        var pair = CSharpText.Pair(parameter.Type);
        var isObject = parameter.Type.Form is TypeForm.Record or TypeForm.Map;
        return (parameter.Place, parameter.Style) switch
        {
            (ParameterPlace.Path, _) => "",
            (ParameterPlace.Envelope, _) => $"request.AddEnvelope({value});",
            (ParameterPlace.QueryRecord, _) => $"{value}?.AddTo(request);",
            (ParameterPlace.Body, ParameterFormat.Json) => IfPresent(
                parameter,
                parameter.Type is { IsCodec: true, IsNullable: false }
                    ? "SetBody"
                    : $"SetBody<{pair}>"
            ),
            (ParameterPlace.Body, ParameterFormat.Members) => IfPresent(
                parameter,
                $"SetForm<{pair}>",
                more: parameter.FormMembers.Select(FormMember)
            ),
            (ParameterPlace.Body, ParameterFormat.Text) => IfPresent(parameter, "SetText"),
            (ParameterPlace.Body, ParameterFormat.Multipart) => IfPresent(
                parameter,
                "SetMultipart"
            ),
            (ParameterPlace.Body, _) => IfPresent(parameter, "SetStream"),
            (ParameterPlace.Header, ParameterFormat.Json) => IfPresent(
                parameter,
                $"AddHeaderJson<{pair}>",
                name
            ),
            (ParameterPlace.Header, ParameterFormat.Members) => IfPresent(
                parameter,
                $"AddHeaderPairs<{pair}>",
                name
            ),
            (ParameterPlace.Header, ParameterFormat.Commas) when isObject => IfPresent(
                parameter,
                $"AddHeaderMembers<{pair}>",
                name
            ),
            (ParameterPlace.Header, _) => $"request.AddHeader({name}, {value});",
            (_, ParameterFormat.Json) => IfPresent(parameter, $"AddQueryJson<{pair}>", name),
            (_, ParameterFormat.Members) => IfPresent(parameter, $"AddQueryMembers<{pair}>"),
            (_, ParameterFormat.DeepMembers) => IfPresent(
                parameter,
                $"AddQueryMembers<{pair}>",
                name
            ),
            (_, ParameterFormat.Commas or ParameterFormat.Spaces or ParameterFormat.Bars) =>
                isObject
                    ? IfPresent(
                        parameter,
                        $"AddQueryMembers<{pair}>",
                        name,
                        Separator(parameter.Style)
                    )
                    : $"request.AddQuery({name}, {value}, {Separator(parameter.Style)});",
            _ => $"request.AddQuery({name}, {value});",
        };
    }

    /// <summary>Returns the style of a member of a form.</summary>
    public static string FormMember(FormMember member) =>
        $"new AtlasFormMember({CSharpText.Literal(member.Name)}, AtlasFormStyle.{member.Style})";

    private static string Separator(ParameterFormat style) =>
        style switch
        {
            ParameterFormat.Spaces => "' '",
            ParameterFormat.Bars => "'|'",
            _ => "','",
        };

    private static string IfPresent(
        ParameterShape parameter,
        string method,
        string? name = null,
        string? separator = null,
        IEnumerable<string>? more = null
    )
    {
        var isNullableValue = !parameter.IsRequired && parameter.Type.IsValueType;
        var value = isNullableValue ? parameter.Name + ".Value" : parameter.Name;
        var arguments = new[] { name, value, separator }
            .Where(argument => argument is not null)
            .Concat(more ?? []);
        var call = $"request.{method}({string.Join(", ", arguments)});";
        return parameter.IsRequired ? call : $"if ({parameter.Name} is not null) {call}";
    }
}
