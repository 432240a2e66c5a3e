using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using AtlasGen.Generator.Shapes;
using Scriban;
using Scriban.Runtime;

namespace AtlasGen.Generator.Templates;

/// <summary>Turns shapes into text; the only user of Scriban.</summary>
internal static class Renderer
{
    // Parsed once in the life of a compiler server.
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(
        StringComparer.Ordinal
    );

    private static readonly string Version = typeof(Renderer)
        .Assembly.GetName()
        .Version.ToString(3);

    /// <summary>Renders one file; a shape's type names its template.</summary>
    public static SourceFile Render(SourceShape shape, CancellationToken cancellationToken)
    {
        var kind = shape.GetType().Name;
        var body = Render(
            kind.Substring(0, kind.Length - "Shape".Length),
            shape,
            cancellationToken
        );
        var header = Render("Header", shape, cancellationToken);
        return new($"{shape.Client.Namespace}.{shape.Name}.g.cs", header + body);
    }

    private static string Render(
        string name,
        SourceShape shape,
        CancellationToken cancellationToken
    )
    {
        var globals = new ScriptObject
        {
            ["shape"] = shape,
            ["client"] = shape.Client,
            ["version"] = Version,
        };
        globals.Import("type", CSharpText.Type);
        globals.Import("pair", CSharpText.Pair);
        globals.Import("value_suffix", CSharpText.ValueSuffix);
        globals.Import("literal", CSharpText.Literal);
        globals.Import("interpolated", CSharpText.Interpolated);
        globals.Import("return_type", CSharpText.ReturnType);
        globals.Import("send", CSharpText.Send);
        globals.Import("parameter", CSharpText.Parameter);
        globals.Import("set_body", CSharpText.SetBody);
        globals.Import("doc_name", CSharpText.DocName);
        globals.Import("xml", DocText.Escape);
        var context = new TemplateContext(globals)
        {
            MemberRenamer = member => member.Name,
            StrictVariables = true,
            // An enum of Atlas has 421 values and a tag dozens of operations; the document sets the measure.
            LoopLimit = 0,
            CancellationToken = cancellationToken,
            NewLine = "\n",
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        return Parsed.GetOrAdd(name, Parse).Render(context);
    }

    private static Template Parse(string name)
    {
        var resource = $"{name}.sbn-cs";
        using var stream = typeof(Renderer).Assembly.GetManifestResourceStream(resource);
        using var reader = new StreamReader(
            stream ?? throw new MissingManifestResourceException(resource)
        );
        // Templates are checked out with the line ends of the system that built the generator.
        var template = Template.Parse(reader.ReadToEnd().Replace("\r\n", "\n"), resource);
        return template.HasErrors
            ? throw new InvalidOperationException(string.Join("\n", template.Messages))
            : template;
    }
}
