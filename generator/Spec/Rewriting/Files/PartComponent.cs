using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>A node of another file that becomes a component of the document.</summary>
/// <param name="path">The path of the file.</param>
/// <param name="pointer">The JSON pointer of the node.</param>
/// <param name="kind">The kind of the component.</param>
/// <param name="copy">The copy of the node.</param>
internal sealed class PartComponent(string path, string pointer, string kind, DraftNode copy)
{
    // Where a file keeps its definitions. They do not distinguish one definition from another.
    private static readonly HashSet<string> Sections = new(StringComparer.Ordinal)
    {
        "components",
        "definitions",
        "$defs",
        "properties",
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "paths",
    };

    public string Path => path;

    public string Pointer => pointer;

    public string Kind => kind;

    public DraftNode Copy => copy;

    /// <summary>Gets the components of the document that consist of a reference to the node.</summary>
    public List<DraftNode> Places { get; } = [];

    /// <summary>
    /// Returns the names that the component can have, the best one first: that of the definition or of the file, both
    /// together, and with a number.
    /// </summary>
    public IEnumerable<string> Names()
    {
        var file = System.IO.Path.GetFileName(path);
        var dot = file.IndexOf('.', 1);
        var stem = Valid(dot < 0 ? file : file.Substring(0, dot));
        var definition = Valid(
            string.Join("-", JsonPointer.Names(pointer).Where(name => !Sections.Contains(name)))
        );
        if (definition.Length > 0)
        {
            yield return definition;
        }

        var full = definition.Length > 0 ? $"{stem}-{definition}" : stem;
        yield return full;
        for (var number = 2; ; number++)
        {
            yield return $"{full}-{number}";
        }
    }

    private static string Valid(string name) => ComponentSections.ValidName(name).Trim('-');
}
