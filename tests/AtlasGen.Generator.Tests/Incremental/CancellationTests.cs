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
                new("atlas.yaml", new("atlas.yaml", SourceText.From(text)), ShapedSpec.Options),
                [],
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
    public void Reading_invalid_parts()
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

    [Fact]
    public void Work_on_several_threads()
    {
        using var source = new CancellationTokenSource();
        AssertStops(() =>
            Concurrently.Run<int, int>(
                () =>
                {
                    source.Cancel();
                    throw new InvalidOperationException("It was interrupted.");
                },
                () => 2,
                source.Token
            )
        );
        AssertStops(() =>
        {
            Concurrently.ForEach([1, 2], _ => { }, Cancelled);
            return 0;
        });
    }

    [Fact]
    public void The_compiler_sees_the_exception_of_a_thread()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(("a", 2), Concurrently.Run(() => "a", () => 2, cancellation));
        Assert.Throws<NotSupportedException>(() =>
            Concurrently.Run<int, int>(
                () => 1,
                () => throw new NotSupportedException(),
                cancellation
            )
        );
        Assert.Throws<NotSupportedException>(() =>
            Concurrently.ForEach([1, 2], _ => throw new NotSupportedException(), cancellation)
        );
    }

    private static void AssertStops(Func<object> stage) =>
        Assert.ThrowsAny<OperationCanceledException>(stage);
}
