using System.Text;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using Microsoft.CodeAnalysis.Text;
using Scriban.Runtime;
using Scriban.Syntax;

namespace AtlasGen.Generator.Templates;

/// <summary>Renders shapes to text.</summary>
internal static class Renderer
{
    private static readonly EmbeddedTemplates Templates = new();

    // Only the used functions, because Scriban would copy its two hundred built-in functions for every file.
    private static readonly ScriptObject Functions = new()
    {
        ["include"] = new IncludeFunction(Templates),
        ["type"] = new TemplateFunction<TypeRef>(CSharpText.Type),
        ["pair"] = new TemplateFunction<TypeRef>(CSharpText.Pair),
        ["codec"] = new TemplateFunction<TypeRef>(CSharpText.Codec),
        ["visit"] = new TemplateFunction<IRecordMember>(CSharpText.Visit),
        ["cleared"] = new TemplateFunction<RecordShape>(CSharpText.Cleared),
        ["initializer"] = new TemplateFunction<MemberShape>(CSharpText.Initializer),
        ["pattern"] = new TemplateFunction<IEnumerable<string>>(CSharpText.Pattern),
        ["literal"] = new TemplateFunction<string>(CSharpText.Literal),
        ["literals"] = new TemplateFunction<IEnumerable<string>>(CSharpText.Literals),
        ["interpolated"] = new TemplateFunction<IEnumerable<PathPart>>(OperationText.Interpolated),
        ["return_type"] = new TemplateFunction<OperationShape>(OperationText.ReturnType),
        ["send"] = new TemplateFunction<OperationShape>(OperationText.Send),
        ["parameter"] = new TemplateFunction<ParameterShape>(OperationText.Parameter),
        ["parameter_type"] = new TemplateFunction<ParameterShape>(OperationText.ParameterType),
        ["add"] = new TemplateFunction<ParameterShape>(OperationText.Add),
        ["page_types"] = new TemplateFunction<OperationShape>(PagingText.Types),
        ["page_call"] = new TemplateFunction<OperationShape>(PagingText.Call),
        ["page_content"] = new TemplateFunction<OperationShape>(PagingText.Content),
        ["page_settings"] = new TemplateFunction<OperationShape>(PagingText.Settings),
        ["api_initializer"] = new TemplateFunction<RootClientShape>(ApiText.Initializer),
        ["descriptor_type"] = new TemplateFunction<OperationShape>(DescriptorText.Type),
        ["descriptor_contents"] = new TemplateFunction<OperationShape>(DescriptorText.Contents),
        ["descriptor_paging"] = new TemplateFunction<OperationShape>(DescriptorText.Paging),
        ["wait_return_type"] = new TemplateFunction<OperationShape>(WaitText.ReturnType),
        ["wait_types"] = new TemplateFunction<OperationShape>(WaitText.Types),
        ["wait_change"] = new TemplateFunction<OperationShape>(WaitText.Change),
        ["wait_read"] = new TemplateFunction<OperationShape>(WaitText.Read),
        ["wait_conditions"] = new TemplateFunction<IEnumerable<WaitCondition>>(WaitText.Conditions),
        ["wait_state"] = new TemplateFunction<OperationShape>(WaitText.State),
        ["doc_name"] = new TemplateFunction<string>(CSharpText.DocName),
        ["xml"] = new TemplateFunction<string>(DocText.Escape),
    };

    private static readonly string Version = typeof(Renderer)
        .Assembly.GetName()
        .Version.ToString(3);

    /// <summary>Renders one file. The type of the shape determines the template.</summary>
    public static SourceFile Render(SourceShape shape, CancellationToken cancellationToken)
    {
        var kind = shape.GetType().Name;
        var template = Templates.Get(kind.Substring(0, kind.Length - "Shape".Length));
        var globals = new ScriptObject
        {
            ["shape"] = shape,
            ["client"] = shape.Client,
            ["version"] = Version,
        };
        var context = new ShapeContext(Functions, Templates, globals)
        {
            CancellationToken = cancellationToken,
        };
        try
        {
            return new(
                $"{shape.Client.Namespace}.{shape.Name}.g.cs",
                SourceText.From(template.Render(context), Encoding.UTF8)
            );
        }
        catch (ScriptAbortException)
        {
            // The compiler treats only its own cancellation exception as a canceled run. Any other exception is a
            // generator failure.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
