using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace AtlasGen.Generator.Templates;

/// <summary>The variables and functions that templates can use while they write one file.</summary>
/// <remarks>
/// A context exists for one file. Parsed templates and the member accessors of shapes are cached across files.
/// </remarks>
internal sealed class ShapeContext : TemplateContext
{
    private static readonly ConcurrentDictionary<Type, IObjectAccessor?> Accessors = new();

    // Scriban would allocate a buffer for each file, and another one when the buffer is cleared.
    [ThreadStatic]
    private static StringBuilder? _buffer;

    private readonly EmbeddedTemplates _templates;

    /// <param name="functions">The functions that templates can call.</param>
    /// <param name="templates">The templates that templates can include.</param>
    /// <param name="globals">The variables of this file.</param>
    public ShapeContext(ScriptObject functions, EmbeddedTemplates templates, ScriptObject globals)
        : base(functions)
    {
        _templates = templates;
        MemberRenamer = member => member.Name;
        StrictVariables = true;
        // No limit, because the document determines the number of iterations. An Atlas enum has 421 values.
        LoopLimit = 0;
        // No limit, because Scriban would truncate text beyond 1 MB.
        LimitToString = 0;
        NewLine = "\n";
        _buffer ??= new(capacity: 32_000);
        PushOutput(new StringBuilderOutput(_buffer.Clear()));
        PushGlobal(globals);
        PushCulture(CultureInfo.InvariantCulture);
    }

    public override string? GetTemplatePathFromName(
        string? templateName,
        ScriptNode? callerContext
    ) => templateName;

    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) =>
        _templates.Get(templatePath);

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        Accessors.GetOrAdd(target.GetType(), _ => base.GetMemberAccessorImpl(target));
}
