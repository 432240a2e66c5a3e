using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests that a fragment gives the same result as the whole document, for all Atlas operations.</summary>
public class FragmentTests
{
    [Theory]
    [InlineData("atlas-v1.json", 325)]
    [InlineData("atlas-v2.yaml", 540)]
    public void Every_operation_alone(string document, int count)
    {
        var shaping = new ShapedSpec(SpecTexts.Corpus(document));
        Assert.Equal(count, shaping.Index.Operations.Count);
        var names = Names(shaping.FromFragment(shaping.Index.Operations).Sources);
        foreach (var operation in shaping.Index.Operations)
        {
            Assert.Subset(names, Names(AssertSame(shaping, [operation])));
        }
    }

    [Theory]
    [InlineData("atlas-v1.json")]
    [InlineData("atlas-v2.yaml")]
    [InlineData("atlas-v2-2025-06.json")]
    public void Random_selections(string document)
    {
        var shaping = new ShapedSpec(SpecTexts.Corpus(document));
        var operations = shaping.Index.Operations;
        var names = Names(shaping.FromFragment(operations).Sources);
        // A fixed seed, so that every run tests the same operations.
        var random = new Random(20261124);
        for (var i = 0; i < 250; i++)
        {
            var selected = Enumerable
                .Range(0, random.Next(2, 41))
                .Select(_ => random.Next(operations.Count))
                .Distinct()
                .Order()
                .Select(n => operations[n])
                .ToList();
            Assert.Subset(names, Names(AssertSame(shaping, selected)));
        }
    }

    private static IReadOnlyList<SourceShape> AssertSame(
        ShapedSpec shaping,
        IReadOnlyList<SpecOperation> selected
    )
    {
        var fragment = shaping.FromFragment(selected);
        var whole = shaping.FromWhole(selected);
        Assert.Equal(whole.Diagnostics, fragment.Diagnostics);
        Assert.True(
            whole.Sources.SequenceEqual(fragment.Sources),
            string.Join(", ", selected.Select(operation => operation.OperationId))
        );
        return fragment.Sources;
    }

    private static HashSet<string> Names(IEnumerable<SourceShape> sources) =>
        [.. sources.Select(source => source.Name)];
}
