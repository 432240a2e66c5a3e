using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>
/// The forms of references that a document may contain, besides references to components. Most documents contain none,
/// which one pass over the text shows, so that the passes over the tree are not needed.
/// </summary>
internal sealed class ReferenceForms
{
    private const string Start = "#/";

    private static readonly char[] Escapes = ['%', '~'];
    private static readonly char[] End = ['"', '\'', '\n'];

    // The slashes after the start of a reference to a component, by the section that contains it. The sections at the
    // root are those of Swagger 2.0.
    private static readonly (string Section, int Slashes)[] Sections =
    [
        ("components/", 2),
        ("definitions/", 1),
        ("parameters/", 1),
        ("responses/", 1),
    ];

    private ReferenceForms() { }

    /// <summary>Gets a value that indicates whether references may contain escape sequences.</summary>
    public bool AreEscaped { get; private set; }

    /// <summary>Gets a value that indicates whether references may lead into paths.</summary>
    public bool LeadIntoPaths { get; private set; }

    /// <summary>Gets a value that indicates whether references may lead into components.</summary>
    public bool LeadIntoComponents { get; private set; }

    /// <summary>Returns the forms in the texts that a document comes from.</summary>
    public static ReferenceForms Of(SpecTree tree)
    {
        var forms = new ReferenceForms();
        forms.Read(tree.Text);
        foreach (var source in tree.Sources.Skip(1))
        {
            forms.Read(source.ToString());
        }

        return forms;
    }

    [MethodImpl(ColdStart.Optimized)]
    private void Read(string text)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOfAny(End, start);
            end = end < 0 ? text.Length : end;
            var length = end - start;
            AreEscaped |= text.IndexOfAny(Escapes, start, length) >= 0;
            LeadIntoPaths |= HasPrefix(text, start, PathReferences.Prefix);
            LeadIntoComponents |= LeadsIntoComponent(text, start + Start.Length, end);
            start = text.IndexOf(Start, end, StringComparison.Ordinal);
        }
    }

    private static bool LeadsIntoComponent(string text, int start, int end)
    {
        foreach (var (section, slashes) in Sections)
        {
            if (HasPrefix(text, start, section))
            {
                var at = start;
                for (var i = 0; i <= slashes && at >= 0; i++)
                {
                    at = text.IndexOf('/', at, end - at) is var slash and >= 0 ? slash + 1 : -1;
                }

                return at >= 0;
            }
        }

        return false;
    }

    private static bool HasPrefix(string text, int start, string prefix) =>
        string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0;
}
