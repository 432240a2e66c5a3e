using System.Text.RegularExpressions;

namespace AtlasGen.Tests;

/// <summary>A Markdown page of this repository.</summary>
internal sealed partial class Page
{
    private Page(string path, string text)
    {
        Path = path;
        Blocks = [.. Block().Matches(text).Select(match => ToBlock(match, text))];
        var prose = Span().Replace(Block().Replace(text, ""), match => new('`', match.Length));
        Links = [.. Link().Matches(prose).Select(match => match.Groups["target"].Value)];
        // The text of a heading includes its code, which prose omits.
        Anchors = [.. Heading().Matches(Block().Replace(text, "")).Select(ToAnchor)];
    }

    /// <summary>Gets the path, relative to the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Gets the code blocks.</summary>
    public IReadOnlyList<PageBlock> Blocks { get; }

    /// <summary>Gets the targets of the links.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Gets the valid fragments of links to this page.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>Reads a page.</summary>
    public static Page Read(string path) =>
        new(
            path,
            File.ReadAllText(System.IO.Path.Combine(Repository.Folder, path))
                .ReplaceLineEndings("\n")
        );

    private static PageBlock ToBlock(Match match, string text)
    {
        var heading = Heading().Matches(text[..match.Index]).LastOrDefault();
        return new(
            heading?.Groups["text"].Value ?? "",
            match.Groups["language"].Value,
            match.Groups["code"].Value
        );
    }

    // The rules are those of GitHub.
    private static string ToAnchor(Match heading) =>
        NoAnchor().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(
        @"^```(?<language>\w*)\n(?<code>.*?)^```\n?",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}

/// <summary>A code block.</summary>
/// <param name="Section">The heading of the section that contains the block.</param>
/// <param name="Language">The language.</param>
/// <param name="Code">The code.</param>
internal sealed record PageBlock(string Section, string Language, string Code)
{
    /// <summary>Gets the shell commands of the block, without comments.</summary>
    public IEnumerable<string> Commands =>
        Code.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" #")[0].TrimEnd());
}
