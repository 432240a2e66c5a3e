using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Reading;
using static AtlasGen.Generator.Tests.Harness.WholeDocument;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests the limits of fragments.</summary>
public class FragmentBudgetTests
{
    /// <remarks>If each fragment visited all entries, the test would reach the timeout on any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("components: { schemas: {", "A{0}: {}", "}}")]
    [InlineData("paths: {", "/a{0}: { get: {} }", "}")]
    public async Task The_work_for_a_fragment_depends_only_on_its_parts(
        string start,
        string entry,
        string end
    )
    {
        const int count = 300_000;
        var entries = Enumerable
            .Range(0, count)
            .Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal));
        var index = Index($"{Head}{start} {string.Join(", ", entries)} {end}\n");
        var parts = index
            .Components.Concat(index.Operations.Select(operation => operation.Part))
            .ToList();
        Assert.Equal(count, parts.Count);
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        var length = await Task.Run(
            () => parts.Sum(part => Fragment(part).Length),
            TestContext.Current.CancellationToken
        );
        Assert.InRange(length, count * 30, count * 60);

        string Fragment(AtlasGen.Generator.Spec.SpecPart part) =>
            JsonFragment.Write(
                index,
                [part],
                new HashSet<(int, Place)>(),
                budget,
                CancellationToken.None
            );
    }

    [Fact]
    public void Sizes_are_not_computed_without_aliases()
    {
        var index = Index($"{Head}x-a: &a [b, c]\n");
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        Assert.Equal(0, budget.SizeOf(index.Tree.Root));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Depth_has_a_limit_which_is_that_of_Readers(int depth, bool isWritten)
    {
        var schema =
            string.Concat(Enumerable.Repeat("{ not: ", depth)) + "{}" + new string('}', depth);
        var text = $"{Head}components: {{ schemas: {{ A: {schema} }} }}\n";
        if (isWritten)
        {
            Assert.Null(SpecReader.Parse(Write(text), out _, out _));
        }
        else
        {
            Assert.Throws<FragmentTooLargeException>(() => Write(text));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    public void So_has_what_aliases_stand_for(string value)
    {
        var text =
            $"{Head}x-0: &n0 [{value}]\n"
            + string.Concat(
                Enumerable
                    .Range(0, 12)
                    .Select(i => $"x-{i + 1}: &n{i + 1} [*n{i}, *n{i}, *n{i}, *n{i}, *n{i}]\n")
            )
            + "components: { schemas: { A: { example: *n12 } } }\n";
        Assert.Throws<FragmentTooLargeException>(() => Write(text));
    }

    [Fact]
    public void All_fragments_of_a_document_share_one_budget()
    {
        var index = Index($"{Head}x-a: &a {{ b: [cd, e] }}\nx-b: [*a, *a]\n");
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        var alias = budget.SizeOf(index.Tree.Root.Child("x-a")!.Value);
        Assert.Equal((4 * 40) + "x-abcde".Length, alias);
        Assert.Equal(
            40 + "x-b".Length + (2 * (40 + alias)),
            budget.SizeOf(index.Tree.Root.Child("x-b")!.Value)
        );
        for (var i = 0; i < 16; i++)
        {
            budget.Spend(budget.Limit);
        }

        Assert.False(budget.IsSpent);
        Assert.Throws<FragmentTooLargeException>(() => budget.Spend(1));
        Assert.True(budget.IsSpent);
    }
}
