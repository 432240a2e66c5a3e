using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace AtlasGen.Generator.Templates;

/// <summary>A function that templates call with one argument.</summary>
/// <remarks>
/// Scriban's own wrapper uses reflection and prepares a hundred functions that these templates never call. In a cold
/// build, this takes a tenth of the generator's time.
/// </remarks>
internal sealed class TemplateFunction<T>(Func<T, string> function) : IScriptCustomFunction
    where T : class
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(string);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(T), "value");

    public object? Invoke(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => function((T)arguments[0]!);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => new(Invoke(context, callerContext, arguments, blockStatement));
}
