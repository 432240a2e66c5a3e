using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Tests.Docs;
using AtlasGen.Generator.Tests.Harness;
using SharpYaml.Serialization;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests that all Atlas descriptions become documentation.</summary>
public class DescriptionTests
{
    // Markup that should have been converted. At the start of a line or on its own, a mark is not Markdown.
    private static readonly string[] Marks =
    [
        "](",
        "**",
        "`",
        "<para>|",
        "<para>- ",
        "&lt;a ",
        "&lt;abbr",
    ];

    [Theory]
    [InlineData("atlas-v1.json", 4_000)]
    [InlineData("atlas-v2.yaml", 9_000)]
    [InlineData("atlas-v2-2025-06.json", 6_000)]
    public void Are_well_formed_and_hold_no_Markdown(string document, int atLeast)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SpecTexts.Corpus(document)));
        var descriptions = Texts(yaml.Documents[0].RootNode).ToList();
        Assert.InRange(descriptions.Count, atLeast, int.MaxValue);
        foreach (var description in descriptions)
        {
            var doc = DocText.From(description, "");
            DocTextTests.AssertWellFormed(doc);
            DocTextTests.AssertWellFormed(new(DocText.Line(description, ""), default));
            Assert.NotEqual("", doc.Summary);
            var text = string.Join("\n", doc.Remarks.Prepend(doc.Summary));
            Assert.All(Marks, mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Texts(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => mapping.Children.SelectMany(entry =>
                ((YamlScalarNode)entry.Key).Value switch
                {
                    "example" or "examples" => [],
                    "description" or "summary" when entry.Value is YamlScalarNode text =>
                    [
                        text.Value,
                    ],
                    _ => Texts(entry.Value),
                }
            ),
            YamlSequenceNode sequence => sequence.Children.SelectMany(Texts),
            _ => [],
        };
}
