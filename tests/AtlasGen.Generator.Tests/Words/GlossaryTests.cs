namespace AtlasGen.Generator.Tests.Words;

/// <summary>Tests that all texts for users follow the glossary.</summary>
public class GlossaryTests
{
    [Fact]
    public void The_README_and_the_pages_keep_to_the_glossary() =>
        AssertKept(
            Prose.OfPage,
            ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Files("docs", "*.md")]
        );

    [Fact]
    public void The_templates_keep_to_the_glossary() =>
        AssertKept(Prose.OfTemplate, Files("generator", "*.sbn-cs"));

    [Fact]
    public void The_diagnostics_of_the_generator_keep_to_the_glossary() =>
        AssertKept(Prose.OfLiterals, Files("generator", "*.cs"));

    [Fact]
    public void The_diagnostics_of_the_targets_keep_to_the_glossary() =>
        AssertKept(
            Prose.OfProject,
            [
                .. Files("runtime", "*.targets"),
                .. Files("runtime", "*.props"),
                .. Files("runtime", "*.csproj"),
            ]
        );

    [Fact]
    public void The_messages_of_the_runtime_keep_to_the_glossary() =>
        AssertKept(Prose.OfLiterals, Files("runtime", "*.cs"));

    [Fact]
    public void The_public_documentation_of_the_runtime_keeps_to_the_glossary() =>
        AssertKept(Prose.OfDocumentation, Files("runtime", "*.cs"));

    [Theory]
    [InlineData("The server answers.", "answers")]
    [InlineData("It is no list.", "is no")]
    [InlineData("The key stands twice in it.", "stands")]
    [InlineData("The message tells the line.", "tells")]
    [InlineData("It is, since nothing changed, the same.", "since")]
    [InlineData("You need\nnot do it.", "need not")]
    [InlineData("A cancelled call", "cancelled")]
    [InlineData("It is serialised.", "serialised")]
    public void A_word_of_the_glossary_is_found(string text, string word) =>
        Assert.Contains(
            $": '{word}'.",
            Assert.Single(Find(Prose.OfPage, text)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("There is no list, and it is no longer there.")]
    [InlineData("The stand-in stands for Atlas.")]
    [InlineData("A discriminator tells the types apart.")]
    [InlineData("It has been there since version 2.")]
    [InlineData("A cancellation promises otherwise.")]
    public void A_word_that_only_looks_like_it_is_not_found(string text) =>
        Assert.Empty(Find(Prose.OfPage, text));

    [Fact]
    public void The_code_of_a_page_is_not_read() =>
        Assert.Equal(
            ["file:7: 'mend'. Say: fix."],
            Find(
                Prose.OfPage,
                """
                # Title

                ```sh
                mend
                ```

                Run `mend`, or [mend](mend.md).
                """
            )
        );

    [Fact]
    public void Comments_and_literals_of_a_template_are_read_and_its_code_is_not() =>
        Assert.Equal(
            ["file:2: 'mend'. Say: fix.", "file:4: 'mend'. Say: fix."],
            Find(
                Prose.OfTemplate,
                """
                {{~ mend ~}}
                /// <summary>To mend <c>mend</c>, {{ mend }}.</summary>
                public void mend() =>
                    throw new Exception("mend");
                """
            )
        );

    [Fact]
    public void Only_the_documentation_of_public_members_is_read() =>
        Assert.Equal(
            ["file:2: 'need not'. Say: do not have to.", "file:6: 'mend'. Say: fix."],
            Find(
                Prose.OfDocumentation,
                """
                // mend
                /// <summary>You need
                /// not <see cref="mend"/>.</summary>
                public class Mend
                {
                    /// <param name="mend">To mend.</param>
                    public void Call(int mend) { }

                    /// <summary>To mend.</summary>
                    internal void Other() { }
                }
                """
            )
        );

    [Fact]
    public void Messages_are_read_across_literals_and_lines() =>
        Assert.Equal(
            ["file:2: 'is no'. Say: is not a.", "file:3: 'mend'. Say: fix."],
            Find(
                Prose.OfLiterals,
                """
                var mend = "mend";
                Throw($"'{mend}' is " + "no name");
                Throw("You mend it");
                """
            )
        );

    [Fact]
    public void Messages_of_targets_are_read() =>
        Assert.Equal(
            ["file:3: 'mend'. Say: fix."],
            Find(
                Prose.OfProject,
                """
                <Project>
                  <Target Name="mend">
                    <Error Text="You mend it." File="mend it" />
                  </Target>
                </Project>
                """
            )
        );

    private static void AssertKept(
        Func<string, string, IEnumerable<Passage>> read,
        IReadOnlyList<string> files
    )
    {
        var passages = files.SelectMany(file => read(file, Read(file))).ToList();
        Assert.NotEmpty(passages);
        var found = Glossary.Find(passages).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Find(
        Func<string, string, IEnumerable<Passage>> read,
        string text
    ) => Glossary.Find(read("file", text.ReplaceLineEndings("\n")));

    private static List<string> Files(string folder, string pattern) =>
        [
            .. Directory
                .GetFiles(
                    Path.Combine(Repository.Folder, folder),
                    pattern,
                    SearchOption.AllDirectories
                )
                .Select(file => Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(Repository.Folder, file)).ReplaceLineEndings("\n");
}
