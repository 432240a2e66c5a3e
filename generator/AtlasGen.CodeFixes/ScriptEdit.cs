using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.CodeFixes;

/// <summary>Adds an entry to the directive <c>#:property AtlasSpecOperations=…</c> of a script (<c>dotnet run app.cs</c>).</summary>
internal static class ScriptEdit
{
    private const string Directive = "#:property";

    /// <summary>
    /// Returns the changed text; <see langword="null"/> if the script does not describe the item, or if it is not certain
    /// which directive does.
    /// </summary>
    /// <param name="text">The text of the script.</param>
    /// <param name="folder">The folder of the script.</param>
    /// <param name="file">The item.</param>
    /// <param name="entry">The entry.</param>
    public static SourceText? Add(SourceText text, string folder, SpecFile file, string entry)
    {
        var documents = Values(text, "AtlasSpec").ToList();
        var lists = Values(text, "AtlasSpecOperations").ToList();
        return
            documents.Count == 1
            && lists.Count == 1
            && WrittenItem.IsDocument(documents[0].Value, folder, file)
            && WrittenItem.Entries(lists[0].Value).SequenceEqual(file.Options.Operations)
            ? text.WithChanges(
                new TextChange(
                    new(lists[0].End, 0),
                    lists[0].Value.EndsWith(";", StringComparison.Ordinal) ? entry : $";{entry}"
                )
            )
            : null;
    }

    /// <summary>Returns the values of the directives for a property, each with the position of its end.</summary>
    private static IEnumerable<(string Value, int End)> Values(SourceText text, string property)
    {
        foreach (var line in text.Lines)
        {
            var written = line.ToString();
            var equals = written.IndexOf('=');
            if (
                equals > Directive.Length
                && written.StartsWith(Directive, StringComparison.Ordinal)
                && written.Substring(Directive.Length, equals - Directive.Length).Trim() == property
            )
            {
                yield return (
                    written.Substring(equals + 1).Trim(),
                    line.Start + written.TrimEnd().Length
                );
            }
        }
    }
}
