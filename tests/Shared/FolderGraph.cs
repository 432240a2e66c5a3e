using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.Tests;

/// <summary>
/// The dependencies between the folders of a project, based on the names of types and extension methods.
/// </summary>
/// <remarks>
/// A name counts if it is a type of the project and does not follow a dot. Types that are used only through <c>var</c>,
/// <c>new()</c>, or a chain of members are not found, so the graph is a lower bound.
/// </remarks>
internal sealed class FolderGraph
{
    private readonly HashSet<(string From, string To)> _edges = [];

    /// <summary>Builds the graph of C# files.</summary>
    /// <param name="files">The files, each with its path relative to the project, with <c>/</c>, and its text.</param>
    public FolderGraph(IEnumerable<(string Path, string Text)> files)
    {
        var roots = files
            .Select(file => (Folder(file.Path), CSharpSyntaxTree.ParseText(file.Text).GetRoot()))
            .ToList();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var extensions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, root) in roots)
        {
            foreach (var type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            {
                if (type.Parent is not TypeDeclarationSyntax)
                {
                    types[type.Identifier.Text] = folder;
                }
            }

            foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (IsExtension(method))
                {
                    extensions[method.Identifier.Text] = folder;
                }
            }
        }

        foreach (var (folder, root) in roots)
        {
            foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var isMember =
                    name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
                var found = (isMember ? extensions : types).GetValueOrDefault(name.Identifier.Text);
                if (found is not null && found != folder && !IsDirective(name))
                {
                    _edges.Add((folder, found));
                }
            }
        }
    }

    /// <summary>Reads the files of a project, including its subfolders.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string project) =>
        from file in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(project, file).Replace('\\', '/')
        where !path.Split('/').Any(folder => folder is "bin" or "obj")
        select (path, File.ReadAllText(file));

    /// <summary>Returns the dependencies that are part of a cycle, as <c>From -> To</c>.</summary>
    public IReadOnlyList<string> Cycles() =>
        [
            .. _edges
                .Where(edge => Reaches(edge.To, edge.From))
                .Select(edge => $"{edge.From} -> {edge.To}")
                .Order(StringComparer.Ordinal),
        ];

    private bool Reaches(string start, string end)
    {
        var seen = new HashSet<string> { start };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var folder))
        {
            if (folder == end)
            {
                return true;
            }

            foreach (var next in _edges.Where(edge => edge.From == folder))
            {
                if (seen.Add(next.To))
                {
                    open.Push(next.To);
                }
            }
        }

        return false;
    }

    private static string Folder(string path) =>
        path.Contains('/') ? path[..path.LastIndexOf('/')] : "(root)";

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.FirstOrDefault() is { } first
        && first.Modifiers.Any(SyntaxKind.ThisKeyword);

    private static bool IsDirective(SyntaxNode name) =>
        name.Ancestors()
            .Any(node =>
                node is UsingDirectiveSyntax
                || (
                    node is BaseNamespaceDeclarationSyntax space
                    && space.Name.Span.Contains(name.Span)
                )
            );
}
