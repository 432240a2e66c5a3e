using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>A project as the compiler sees it: C# files, AtlasSpec items, and the generator.</summary>
internal sealed class SpecProject
{
    // The oldest C# version that users can have. Generated code must not require a newer one.
    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.CSharp12,
        DocumentationMode.Diagnose
    );

    // Users do not have to document their code, but generated code must be documented.
    private static readonly CSharpParseOptions UserParseOptions =
        ParseOptions.WithDocumentationMode(DocumentationMode.None);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll"
            )
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(AtlasGen.Runtime.JsonMode).Assembly.Location),
    ];

    private readonly List<SpecItem> _items = [];
    private readonly List<string> _sources = [];
    private readonly List<MetadataReference> _references = [.. References];

    // A separate cache, so that the result of another test cannot hide an error.
    private ClientCache _cache = new(byteLimit: 0);

    /// <summary>Returns a project with one AtlasSpec item.</summary>
    public static SpecProject With(
        string spec,
        string operations = "",
        string path = "atlas.yaml"
    ) => new SpecProject().AddSpec(spec, operations, path: path);

    public SpecProject AddSpec(
        string? spec,
        string operations = "",
        string ns = "Acme.Atlas",
        string path = "atlas.yaml",
        params (string Name, string Value)[] metadata
    )
    {
        var all = new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.AtlasSpec"] = "true",
            ["build_metadata.AdditionalFiles.AtlasSpecOperations"] = operations,
            ["build_metadata.AdditionalFiles.AtlasSpecNamespace"] = ns,
        };
        foreach (var (name, value) in metadata)
        {
            all["build_metadata.AdditionalFiles.AtlasSpec" + name] = value;
        }

        _items.Add(new(path, spec, all));
        return this;
    }

    /// <summary>Adds the OperationsFile of an item.</summary>
    public SpecProject AddSelection(string? text, string path = "atlas.operations") =>
        AddFile(path, text);

    /// <summary>Adds a file that the metadata of an item names.</summary>
    public SpecProject AddFile(string path, string? text)
    {
        _items.Add(
            new(
                path,
                text,
                new Dictionary<string, string>
                {
                    ["build_metadata.AdditionalFiles.AtlasFile"] = "true",
                }
            )
        );
        return this;
    }

    /// <summary>Adds a user file.</summary>
    public SpecProject AddSource(string source)
    {
        _sources.Add(source);
        return this;
    }

    /// <summary>Adds references to libraries.</summary>
    public SpecProject AddReferences(params IEnumerable<System.Reflection.Assembly> assemblies)
    {
        _references.AddRange(
            assemblies.Select(assembly => MetadataReference.CreateFromFile(assembly.Location))
        );
        return this;
    }

    /// <summary>Sets the cache of the compiler server in which the project is built.</summary>
    public SpecProject In(ClientCache server)
    {
        _cache = server;
        return this;
    }

    /// <summary>Runs the generator. A second run after an edit of a C# file must find every step cached.</summary>
    public GeneratorRun Run()
    {
        var session = Start();
        var run = session.Run();
        session.EditSource("internal static class Unrelated { }");
        session.Run().AssertNothingRanAgain();
        return run;
    }

    /// <summary>Starts a long-lived driver, as in an editor.</summary>
    public GeneratorSession Start() => new(_items, CreateCompilation(), _cache);

    private CSharpCompilation CreateCompilation() =>
        CSharpCompilation.Create(
            "User",
            _sources.Select(
                (source, i) =>
                    CSharpSyntaxTree.ParseText(
                        source,
                        UserParseOptions,
                        $"User{i}.cs",
                        System.Text.Encoding.UTF8
                    )
            ),
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                // As in the SDK, because libraries are built against older libraries than they run with.
                specificDiagnosticOptions:
                [
                    new("CS1701", ReportDiagnostic.Suppress),
                    new("CS1702", ReportDiagnostic.Suppress),
                ],
                warningLevel: 9999
            )
        );

    /// <summary>A long-lived driver whose inputs can change between runs.</summary>
    internal sealed class GeneratorSession
    {
        private readonly List<SpecItem> _items;
        private Compilation _compilation;
        private GeneratorDriver _driver;

        internal GeneratorSession(
            IEnumerable<SpecItem> items,
            Compilation compilation,
            ClientCache cache
        )
        {
            _items = [.. items];
            _compilation = compilation;
            _driver = CSharpGeneratorDriver.Create(
                [new ClientGenerator(cache).AsSourceGenerator()],
                _items,
                ParseOptions,
                new ItemOptions(_items),
                new GeneratorDriverOptions(
                    IncrementalGeneratorOutputKind.None,
                    trackIncrementalGeneratorSteps: true
                )
            );
        }

        public GeneratorRun Run()
        {
            _driver = _driver.RunGeneratorsAndUpdateCompilation(
                _compilation,
                out var output,
                out _
            );
            return new(_driver.GetRunResult(), output);
        }

        /// <summary>Adds a C# file.</summary>
        public void EditSource(string source) =>
            _compilation = _compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(source, UserParseOptions)
            );

        /// <summary>Replaces the document of the first item.</summary>
        public void EditSpec(Func<string, string> edit) => Edit(0, edit);

        /// <summary>Replaces the text of the item at an index, which is a document or a selection file.</summary>
        public void Edit(int item, Func<string, string> edit)
        {
            var old = _items[item];
            var edited = edit(old.Text!);
            Assert.NotEqual(old.Text, edited);
            // The metadata object is the same, because editing the file does not change the project.
            _items[item] = new(old.Path, edited, old.Metadata);
            _driver = _driver.ReplaceAdditionalText(old, _items[item]);
        }
    }

    internal sealed class SpecItem(
        string path,
        string? text,
        IReadOnlyDictionary<string, string> metadata
    ) : AdditionalText
    {
        public string? Text => text;

        public IReadOnlyDictionary<string, string> Metadata => metadata;

        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            text is null ? null : SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class ItemOptions(IEnumerable<SpecItem> items) : AnalyzerConfigOptionsProvider
    {
        private readonly Dictionary<string, Options> _files = items.ToDictionary(
            item => item.Path,
            item => new Options(item.Metadata)
        );

        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Options(new Dictionary<string, string>());

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            _files.TryGetValue(textFile.Path, out var options) ? options : GlobalOptions;
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value
        ) => values.TryGetValue(key, out value);
    }
}
