using AtlasGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.OpenApi.Readers;

namespace AtlasGen.Benchmarks;

/// <summary>
/// Measures the generator in a long-lived driver, as in an editor, and Readers with the same document.
/// </summary>
internal static class GenerationBenchmark
{
    public static void Run(Figures figures, string document, string operationId, int rounds)
    {
        var text = File.ReadAllText(document);
        var edit = new Measure("one operation, after an edit of the document");
        var all = new Measure("all operations, from nothing");
        var readers = new Measure("Readers alone");
        var one = new Driver(text, operationId);
        for (var round = 0; round < rounds; round++)
        {
            // Trailing spaces change only the text.
            var edited = text + new string(' ', round + 1);
            edit.Time(() => one.Generate(edited));
            all.Time(() => new Driver(text, "*").Generate(text));
            readers.Time(() => new OpenApiStringReader().Read(text, out _));
        }

        figures.Add(new("new client after an edit of the document", edit.Median, "ms", 50));
        figures.AddRatio("all operations / Readers' own parse", all, readers, 1.3);
        Compile(figures, text, Math.Min(rounds, 5));
    }

    /// <summary>
    /// Compiles separately from the generation, because the memory that it leaves would slow the generation down.
    /// </summary>
    private static void Compile(Figures figures, string text, int rounds)
    {
        var compile = new Measure("the compiler, for what all operations generate");
        var readers = new Measure("Readers alone");
        var all = new Driver(text, "*");
        all.Generate(text);
        for (var round = 0; round < rounds; round++)
        {
            compile.Time(all.Compile);
            readers.Time(() => new OpenApiStringReader().Read(text, out _));
        }

        figures.AddRatio("compiling all operations / Readers' own parse", compile, readers, null);
    }

    private sealed class Driver
    {
        private static readonly MetadataReference[] References =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(System.IO.Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];

        private readonly Compilation _compilation = CSharpCompilation.Create(
            "User",
            references: References,
            options: new(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        private GeneratorDriver _driver;
        private Document _document;

        public Driver(string text, string operations)
        {
            _document = new(text);
            _driver = CSharpGeneratorDriver.Create(
                [
                    new ClientGenerator(
                        new ClientCache(byteLimit: 32 * 1024 * 1024)
                    ).AsSourceGenerator(),
                ],
                [_document],
                optionsProvider: new Options(operations)
            );
        }

        public int Generate(string text)
        {
            var document = new Document(text);
            _driver = _driver
                .ReplaceAdditionalText(_document, document)
                .RunGenerators(_compilation);
            _document = document;
            var sources = _driver.GetRunResult().GeneratedTrees.Length;
            return sources > 16
                ? sources
                : throw new InvalidOperationException("Nothing was generated.");
        }

        public EmitResult Compile()
        {
            var result = _compilation
                .AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees)
                .Emit(Stream.Null);
            return result.Success
                ? result
                : throw new InvalidOperationException(result.Diagnostics[0].ToString());
        }
    }

    private sealed class Document(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => "document";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options(string operations) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new());

        private readonly Values _item = new(
            new Dictionary<string, string>
            {
                ["build_metadata.AdditionalFiles.AtlasSpec"] = "true",
                ["build_metadata.AdditionalFiles.AtlasSpecOperations"] = operations,
                ["build_metadata.AdditionalFiles.AtlasSpecNamespace"] = "Acme.Atlas",
            }
        );

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _item;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value
        ) => values.TryGetValue(key, out value);
    }
}
