using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace AtlasGen.Generator.Templates;

/// <summary>Includes another template.</summary>
/// <remarks>
/// Scriban's own function renders the template to a separate string. With all Atlas operations, most of the output
/// comes from included templates.
/// </remarks>
internal sealed class IncludeFunction(EmbeddedTemplates templates) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");

    public object? Invoke(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => context.Evaluate(templates.Get((string)arguments[0]!).Page!);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => new(Invoke(context, callerContext, arguments, blockStatement));
}
