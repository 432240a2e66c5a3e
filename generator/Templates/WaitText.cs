using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call to write a method that waits as C#.</summary>
internal static class WaitText
{
    // The names of parameters of the method, which the lambda parameters must not hide, are never these.
    private const string Changed = "changedValue";
    private const string Token = "waitToken";

    /// <summary>Returns the return type of the method, such as <c>Task&lt;Cluster&gt;</c>.</summary>
    public static string ReturnType(OperationShape operation) =>
        operation.Wait!.HasResult ? $"Task<{ReadType(operation.Wait)}>" : "Task";

    /// <summary>Returns the type arguments: the response to the change, unless it has no content, and the value that is read.</summary>
    public static string Types(OperationShape operation) =>
        operation.Result is null
            ? ReadType(operation.Wait!)
            : $"{ChangedType(operation)}, {ReadType(operation.Wait!)}";

    /// <summary>Returns the call to the operation's own method.</summary>
    public static string Change(OperationShape operation)
    {
        var arguments = operation
            .Parameters.Select(parameter => parameter.Name)
            .Append("options")
            .Append(Token);
        return $"{Token} => {operation.MethodName}Async({string.Join(", ", arguments)})";
    }

    /// <summary>Returns the call to the method that reads the state.</summary>
    public static string Read(OperationShape operation)
    {
        var wait = operation.Wait!;
        var arguments = wait
            .Arguments.Select(Argument)
            .Append("options: options")
            .Append($"cancellationToken: {Token}");
        var isUsed = wait.Arguments.Any(argument => argument.Name.Length == 0);
        var parameters = operation.Result is null
            ? Token
            : $"({(isUsed ? Changed : "_")}, {Token})";
        // A task of a nullable type is another type than a task of the type.
        var suffix =
            ReadType(wait) == CSharpText.Type(wait.Read.Result!) || IsOptional(wait.Read)
                ? ""
                : "!";
        return $"{parameters} => {wait.Read.MethodName}Async({string.Join(", ", arguments)}){suffix}";
    }

    /// <summary>Returns the function that gets the state of a value, or the text of a property.</summary>
    public static string State(OperationShape operation)
    {
        var wait = operation.Wait!;
        var text = $"AtlasWaiter.Text<{CSharpText.Pair(wait.Read.Result!)}>";
        return wait.End.HasProperties ? text
            : wait.End.HasState
                ? $"static value => {text}(value, {CSharpText.Literals(wait.End.State)})"
            : "static _ => null";
    }

    /// <summary>Returns the list of properties that end the wait.</summary>
    public static string Conditions(IEnumerable<WaitCondition> conditions) =>
        string.Join(", ", conditions.Select(Condition));

    private static string Condition(WaitCondition condition)
    {
        var path = $"new({CSharpText.Literals(condition.Path)})";
        return condition.Values.Count == 0
            ? path
            : $"{path} {{ Values = [{CSharpText.Literals(condition.Values)}] }}";
    }

    private static string ReadType(WaitShape wait) =>
        CSharpText.Type(wait.Read.Result!)
        + (IsOptional(wait.Read) || (wait.HasResult && wait.End.WhenGone) ? "?" : "");

    private static string ChangedType(OperationShape operation) =>
        CSharpText.Type(operation.Result!) + (IsOptional(operation) ? "?" : "");

    private static bool IsOptional(OperationShape operation) =>
        operation.ResultContent is ResultContent.OptionalValue or ResultContent.OptionalText;

    private static string Argument(WaitArgument argument)
    {
        var (from, to) = (argument.Source, argument.Type);
        if (argument.Name.Length == 0)
        {
            return $"AtlasWaiter.Property<{CSharpText.Pair(from)}, {CSharpText.Pair(to)}>({Changed}, {CSharpText.Literals(argument.Path)})";
        }

        if (from == to)
        {
            return argument.Name;
        }

        var text = from.Form is TypeForm.Enum ? $"{argument.Name}.Value" : argument.Name;
        return to.Form is TypeForm.Enum ? $"new {to.Name}({text})" : text;
    }
}
