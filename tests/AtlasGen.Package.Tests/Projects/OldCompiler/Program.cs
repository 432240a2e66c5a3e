// Runs the compiler of the .NET 8 SDK on its own runtime, and loads analyzers in the same way as that compiler.
// OldCompiler FOLDER_OF_ANALYZERS RUNTIME_DLL DOCUMENT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

Console.WriteLine($".NET {Environment.Version.Major}");
var loader = (IAnalyzerAssemblyLoader)
    Activator.CreateInstance(
        typeof(AnalyzerFileReference).Assembly.GetType(
            "Microsoft.CodeAnalysis.DefaultAnalyzerAssemblyLoader",
            throwOnError: true
        )!,
        nonPublic: true
    )!;
var failures = 0;
var analyzers = Directory
    .GetFiles(args[0], "*.dll")
    .Select(path => new AnalyzerFileReference(path, loader))
    .ToList();
foreach (var analyzer in analyzers)
{
    loader.AddDependencyLocation(analyzer.FullPath);
    analyzer.AnalyzerLoadFailed += (_, failure) =>
    {
        failures++;
        Console.WriteLine($"{analyzer.Display}: {failure.Message}");
    };
}

var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
    .Split(Path.PathSeparator)
    .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.", StringComparison.Ordinal));
var compilation = CSharpCompilation.Create(
    "User",
    references: platform.Append(args[1]).Select(path => MetadataReference.CreateFromFile(path)),
    options: new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable
    )
);
var driver = CSharpGeneratorDriver
    .Create(
        analyzers.SelectMany(analyzer => analyzer.GetGenerators(LanguageNames.CSharp)),
        [new Document(args[2])],
        new CSharpParseOptions(LanguageVersion.CSharp12),
        new DocumentOptions()
    )
    .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
var problems = diagnostics
    .AddRange(output.GetDiagnostics())
    .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
foreach (var problem in problems)
{
    failures++;
    Console.WriteLine(problem);
}

Console.WriteLine(
    driver
        .GetRunResult()
        .GeneratedTrees.Any(tree =>
            tree.FilePath.EndsWith("AtlasClient.g.cs", StringComparison.Ordinal)
        )
        ? "a client"
        : "no client"
);
return failures;

/// <summary>The document, which is the only additional file.</summary>
internal sealed class Document(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) =>
        SourceText.From(File.ReadAllText(path));
}

/// <summary>The options that the package's targets set for the document.</summary>
internal sealed class DocumentOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(new() { ["build_metadata.AdditionalFiles.AtlasSpec"] = "true" });

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) =>
            values.TryGetValue(key, out value!);
    }
}
