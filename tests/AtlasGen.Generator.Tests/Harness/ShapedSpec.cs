using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Runs a document through the stages without a compiler, from its fragment or as a whole.</summary>
internal sealed class ShapedSpec
{
    public static readonly ClientSettings Client = new(
        "Acme.Atlas",
        "AtlasClient",
        "public",
        "atlas.yaml",
        OmitsEnvelope: false
    );

    public static readonly SpecOptions Options = new(
        default,
        "",
        default,
        default,
        "",
        "Acme.Atlas",
        "AtlasClient",
        "",
        "",
        "public",
        ""
    );

    private readonly SpecFile _file;
    private readonly SpecNode? _error;
    private readonly ClientNames _names;
    private SpecDocument? _whole;

    public ShapedSpec(string text)
    {
        _file = new("atlas.yaml", new("atlas.yaml", SourceText.From(text)), Options);
        var (index, found) = SpecIndexer.Index(_file, [], CancellationToken.None);
        Assert.Empty(found);
        Index = index!;
        _error = ErrorSchema.Find(Index);
        _names = ClientNames.Of(Client, Index, Index.Operations, CancellationToken.None);
    }

    public SpecIndex Index { get; }

    /// <summary>Gets the token to cancel reading and shaping.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Shapes the selected part of the tree, as a build does.</summary>
    public (IReadOnlyList<SourceShape> Sources, IReadOnlyList<string> Diagnostics) FromFragment(
        IReadOnlyList<SpecOperation> selected
    )
    {
        Assert.Null(Index.Doubt);
        return Shape(
            selected,
            (closure, diagnostics) =>
                new SpecReader(Index, diagnostics, Cancellation).Read(closure.Parts)
        );
    }

    /// <summary>Shapes the document that Readers reads from the whole text.</summary>
    public (IReadOnlyList<SourceShape> Sources, IReadOnlyList<string> Diagnostics) FromWhole(
        IReadOnlyList<SpecOperation> selected
    ) => Shape(selected, (_, _) => _whole ??= Whole());

    private SpecDocument Whole()
    {
        Assert.Null(SpecReader.Parse(_file.Text!.ToString(), out var model, out var errors));
        return new(Index, model, SpecReader.Faults(errors));
    }

    private (IReadOnlyList<SourceShape>, IReadOnlyList<string>) Shape(
        IReadOnlyList<SpecOperation> selected,
        Func<Closure, DiagnosticSink, SpecDocument?> read
    )
    {
        var diagnostics = new DiagnosticSink(Index.SourcePlace);
        var waiters = new WaiterReader(Index.Operations, diagnostics).Read(selected, Cancellation);
        var hidden = WaiterReader.Hidden(waiters, selected);
        var closure = Closure.Of(
            Index,
            selected.Concat(hidden),
            _error is { } error ? [error] : [],
            CancellationToken.None
        );
        var document = read(closure, diagnostics);
        Assert.NotNull(document);
        var sources = ClientShaper.Shape(
            Client,
            new("", ""),
            document,
            _names,
            _error,
            selected,
            waiters,
            hidden,
            closure.Parts,
            diagnostics,
            Cancellation
        );
        return (
            [.. sources],
            [
                .. diagnostics
                    .All.Where(diagnostic => diagnostic.Descriptor.Id != "AG2008")
                    .Select(diagnostic => diagnostic.ToDiagnostic().ToString()),
            ]
        );
    }
}
