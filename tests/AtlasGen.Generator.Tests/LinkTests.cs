namespace AtlasGen.Generator.Tests;

/// <summary>Tests that links between the pages of this repository are valid.</summary>
public class LinkTests
{
    private static readonly IReadOnlyList<string> Pages =
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        .. Directory
            .GetFiles(Path.Combine(Repository.Folder, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_link_leads_to_a_file_and_to_a_heading_of_it()
    {
        var broken =
            from path in Pages
            from link in Page.Read(path).Links
            where !link.StartsWith("https://", StringComparison.Ordinal) && !Leads(path, link)
            select $"{path}: {link}";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_README_leads_to_every_page()
    {
        var linked = Page.Read("README.md").Links.Select(link => link.Split('#')[0]);
        var pages = Pages.Where(path =>
            path != "README.md" && !path.StartsWith("docs/diagnostics/AG", StringComparison.Ordinal)
        );
        Assert.Empty(pages.Except(linked));
    }

    private static bool Leads(string from, string link)
    {
        var (target, anchor) = link.Split('#') is [var file, var heading]
            ? (file, heading)
            : (link, "");
        var path =
            target.Length == 0
                ? from
                : Path.GetRelativePath(
                    Repository.Folder,
                    Path.Combine(Repository.Folder, Path.GetDirectoryName(from)!, target)
                );
        return File.Exists(Path.Combine(Repository.Folder, path))
            && (anchor.Length == 0 || Page.Read(path).Anchors.Contains(anchor));
    }
}
