using System.Xml;
using System.Xml.Linq;
using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.CodeFixes;

/// <summary>
/// Adds an entry to <c>Operations</c> of an <c>AtlasSpec</c> item in a project file, or to the property
/// <c>AtlasSpecOperations</c>, which describes an item together with the property <c>AtlasSpec</c>.
/// </summary>
/// <remarks>The XML is read only to find the place, so that the rest of the file does not change.</remarks>
internal static class ProjectFileEdit
{
    /// <summary>
    /// Returns the changed text; <see langword="null"/> if the file does not contain the item, or if it is not certain which
    /// element is the item.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="folder">The folder of the project, to which the paths in all of its files are relative.</param>
    /// <param name="file">The item.</param>
    /// <param name="entry">The entry.</param>
    public static SourceText? Add(SourceText text, string folder, SpecFile file, string entry)
    {
        var lists = Lists(text);
        var found = lists.FindAll(list => IsOf(list, folder, file));
        if (found.Count != 1)
        {
            return null;
        }

        var place = found[0];
        var changed = text.WithChanges(Insert(text, place.Written, entry));
        // A comment, a CDATA section, or an unusual line break can be where the list seems to end.
        return
            Lists(changed).ElementAtOrDefault(lists.IndexOf(place)) is { } list
            && Entries(list.Written).SequenceEqual([.. Entries(place.Written), entry])
            ? changed
            : null;
    }

    /// <summary>Returns the lists of operations of all items and properties.</summary>
    private static List<OperationList> Lists(SourceText text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text.ToString()),
                new() { DtdProcessing = DtdProcessing.Prohibit }
            );
            var elements = XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants().ToList();
            var documents = Properties("AtlasSpec").Select(property => property.Value).ToList();
            return
            [
                .. from item in elements
                where item.Name.LocalName == "AtlasSpec" && Name(item) is not null
                let list = (XObject?)item.Attribute("Operations")
                    ?? item.Elements().FirstOrDefault(child => child.Name.LocalName == "Operations")
                where list is not null
                select new OperationList(list, [Name(item)!]),
                .. Properties("AtlasSpecOperations")
                    .Select(property => new OperationList(property, documents)),
            ];

            IEnumerable<XElement> Properties(string name) =>
                elements.Where(element =>
                    element.Name.LocalName == name
                    && element.Parent?.Name.LocalName == "PropertyGroup"
                );
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static bool IsOf(OperationList list, string folder, SpecFile file) =>
        list.Documents.Any(document =>
            HasExpression(document) || WrittenItem.IsDocument(document, folder, file)
        )
        && (
            HasExpression(Value(list.Written))
            || Entries(list.Written).SequenceEqual(file.Options.Operations)
        );

    private static TextChange Insert(SourceText text, XObject list, string entry)
    {
        var all = text.ToString();
        var info = (IXmlLineInfo)list;
        var name = text.Lines[info.LineNumber - 1].Start + info.LinePosition - 1;
        var start = all.IndexOfAny(list is XAttribute ? ['"', '\''] : ['>'], name) + 1;
        var end = list is XAttribute ? all.IndexOf(all[start - 1], start) : all.IndexOf('<', start);
        var written = all.Substring(start, end - start).TrimEnd();
        var isTerminated = written.EndsWith(";", StringComparison.Ordinal);
        return new(
            new(start + written.Length, 0),
            (isTerminated ? "" : ";") + Indent(written) + entry + (isTerminated ? ";" : "")
        );
    }

    /// <summary>Returns the line break and the indentation of the last entry; empty if it is in the same line as the others.</summary>
    private static string Indent(string written)
    {
        var start = written.LastIndexOf('\n');
        if (start < 0)
        {
            return "";
        }

        var end = start + 1;
        while (char.IsWhiteSpace(written[end]))
        {
            end++;
        }

        start = start > 0 && written[start - 1] == '\r' ? start - 1 : start;
        return written.Substring(start, end - start);
    }

    private static string? Name(XElement item) =>
        (string?)item.Attribute("Include") ?? (string?)item.Attribute("Update");

    private static string Value(XObject list) =>
        list is XAttribute attribute ? attribute.Value : ((XElement)list).Value;

    private static IEnumerable<string> Entries(XObject list) => WrittenItem.Entries(Value(list));

    /// <summary>Returns whether only MSBuild can evaluate a text: it contains a property, a list, metadata, or a pattern.</summary>
    private static bool HasExpression(string text) => text.IndexOfAny(['$', '@', '%', '*']) >= 0;

    /// <summary>A list of operations in the file.</summary>
    /// <param name="written">The attribute or the element that contains the entries.</param>
    /// <param name="documents">The documents that it can be for, as they are written.</param>
    private sealed class OperationList(XObject written, IReadOnlyList<string> documents)
    {
        public XObject Written => written;

        public IReadOnlyList<string> Documents => documents;
    }
}
