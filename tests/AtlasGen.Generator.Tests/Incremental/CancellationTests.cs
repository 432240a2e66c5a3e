using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Templates;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Incremental;

/// <summary>Tests that every stage can be canceled, so that an editor does not wait while the user types.</summary>
public class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private readonly ShapedSpec _shaping = new(SpecTexts.Invites);

    [Theory]
    [InlineData("{\"openapi\": \"3.0.1\"}")]
    [InlineData("openapi: 3.0.1\n")]
    [InlineData("openapi: &a 3.0.1\n")]
    public void Index(string text) =>
        AssertStops(() =>
            SpecIndexer.Index(
                new("atlas.yaml", new(SourceText.From(text)), ShapedSpec.Options),
                Cancelled
            )
        );

    [Fact]
    public void Selection() =>
        AssertStops(() =>
            OperationSelector.Select(
                _shaping.Index.Operations,
                [SelectionEntry.Parse("*")],
                Cancelled
            )
        );

    [Fact]
    public void Closures() =>
        AssertStops(() => Closure.Of(_shaping.Index, _shaping.Index.Operations, [], Cancelled));

    [Fact]
    public void Reading_what_is_at_fault()
    {
        var shaping = new ShapedSpec(
            SpecTexts.Invites.Replace("format: int32", "maximum: many", StringComparison.Ordinal)
        )
        {
            Cancellation = Cancelled,
        };
        AssertStops(() => shaping.FromFragment(shaping.Index.Operations));
    }

    [Fact]
    public void Names() =>
        AssertStops(() =>
            ClientNames.Of(ShapedSpec.Client, _shaping.Index, _shaping.Index.Operations, Cancelled)
        );

    [Fact]
    public void Shapes()
    {
        var shaping = new ShapedSpec(SpecTexts.Invites) { Cancellation = Cancelled };
        AssertStops(() => shaping.FromFragment(shaping.Index.Operations));
    }

    [Fact]
    public void Templates()
    {
        var shape = _shaping.FromFragment(_shaping.Index.Operations).Sources[0];
        AssertStops(() => Renderer.Render(shape, Cancelled));
    }

    private static void AssertStops(Func<object> stage) =>
        Assert.ThrowsAny<OperationCanceledException>(stage);
}
