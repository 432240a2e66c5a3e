using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace AtlasGen.Generator.Templates;

/// <summary>What the templates see while they write one file.</summary>
/// <remarks>A context lives for one file; templates and the members of shapes are found out once.</remarks>
internal sealed class ShapeContext : TemplateContext
{
    private static readonly ConcurrentDictionary<Type, IObjectAccessor?> Accessors = new();

    // Scriban's own would be made anew for each file, and once more when it is emptied.
    [ThreadStatic]
    private static StringBuilder? _buffer;

    private readonly EmbeddedTemplates _templates;

    /// <param name="functions">What templates can call.</param>
    /// <param name="templates">What templates can include.</param>
    /// <param name="globals">What is of this file.</param>
    public ShapeContext(ScriptObject functions, EmbeddedTemplates templates, ScriptObject globals)
        : base(functions)
    {
        _templates = templates;
        MemberRenamer = member => member.Name;
        StrictVariables = true;
        // An enum of Atlas has 421 values and a tag dozens of operations; the document sets the measure.
        LoopLimit = 0;
        // Without it, text beyond a megabyte is cut off.
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
