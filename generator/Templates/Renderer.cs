using System.Globalization;
using AtlasGen.Generator.Shapes;
using Scriban;
using Scriban.Runtime;

namespace AtlasGen.Generator.Templates;

/// <summary>Turns shapes into text; the only user of Scriban.</summary>
internal static class Renderer
{
    private static readonly EmbeddedTemplates Templates = new();

    private static readonly string Version = typeof(Renderer)
        .Assembly.GetName()
        .Version.ToString(3);

    /// <summary>Renders one file; a shape's type names its template.</summary>
    public static SourceFile Render(SourceShape shape, CancellationToken cancellationToken)
    {
        var kind = shape.GetType().Name;
        var template = Templates.Get(kind.Substring(0, kind.Length - "Shape".Length));
        return new(
            $"{shape.Client.Namespace}.{shape.Name}.g.cs",
            template.Render(Context(shape, cancellationToken))
        );
    }

    private static TemplateContext Context(SourceShape shape, CancellationToken cancellationToken)
    {
        var globals = new ScriptObject
        {
            ["shape"] = shape,
            ["client"] = shape.Client,
            ["version"] = Version,
        };
        globals.Import("type", CSharpText.Type);
        globals.Import("pair", CSharpText.Pair);
        globals.Import("codec", CSharpText.Codec);
        globals.Import("initializer", CSharpText.Initializer);
        globals.Import("pattern", CSharpText.Pattern);
        globals.Import("value_suffix", CSharpText.ValueSuffix);
        globals.Import("literal", CSharpText.Literal);
        globals.Import("interpolated", OperationText.Interpolated);
        globals.Import("return_type", OperationText.ReturnType);
        globals.Import("send", OperationText.Send);
        globals.Import("parameter", OperationText.Parameter);
        globals.Import("parameter_type", OperationText.ParameterType);
        globals.Import("add", OperationText.Add);
        globals.Import("page_types", EnumerationText.Types);
        globals.Import("page_call", EnumerationText.Call);
        globals.Import("page_content", EnumerationText.Content);
        globals.Import("page_settings", EnumerationText.Settings);
        globals.Import("doc_name", CSharpText.DocName);
        globals.Import("xml", DocText.Escape);
        var context = new TemplateContext
        {
            MemberRenamer = member => member.Name,
            StrictVariables = true,
            // An enum of Atlas has 421 values and a tag dozens of operations; the document sets the measure.
            LoopLimit = 0,
            // Without it, text beyond a megabyte is cut off.
            LimitToString = 0,
            CancellationToken = cancellationToken,
            NewLine = "\n",
            TemplateLoader = Templates,
        };
        context.PushGlobal(globals);
        context.PushCulture(CultureInfo.InvariantCulture);
        return context;
    }
}
