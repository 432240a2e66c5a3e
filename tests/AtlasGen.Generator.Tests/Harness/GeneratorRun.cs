using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>What came of one run of the generator.</summary>
internal sealed class GeneratorRun(GeneratorDriverRunResult result, Compilation output)
{
    private const string NoServerId = "AG2009";

    private static readonly IReadOnlyList<string> Steps =
    [
        .. typeof(StepNames)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    private GeneratorRunResult Result => result.Results.Single();

    /// <summary>The generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        result
            .Results.Single()
            .GeneratedSources.ToDictionary(
                source => source.HintName,
                source => source.SourceText.ToString()
            );

    /// <summary>What the generator reported, as a build prints it, except that the document names no server.</summary>
    public IReadOnlyList<string> Diagnostics { get; } = Lines(result, d => d.Id != NoServerId);

    /// <summary>What it reported of the server; documents that are made up for one test seldom have one.</summary>
    public IReadOnlyList<string> ServerDiagnostics { get; } =
        Lines(result, d => d.Id == NoServerId);

    /// <summary>What the compiler says of the code, with that of the user.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; } =
    [.. output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>A generated file by the name of its type.</summary>
    public string File(string type) => Files[$"Acme.Atlas.{type}.g.cs"];

    /// <summary>The hint names of the files that were rendered in this run, and not taken from the last.</summary>
    public IReadOnlyList<string> Rendered =>
        [
            .. Result
                .TrackedOutputSteps.SelectMany(step => step.Value)
                .SelectMany(step => step.Outputs)
                .Where(output =>
                    output.Reason
                        is not (
                            IncrementalStepRunReason.Cached
                            or IncrementalStepRunReason.Unchanged
                        )
                )
                .Select(output => output.Value)
                .OfType<object>()
                .SelectMany(HintNames)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Fails when the generator threw, when it reported anything, or when its code has an error or a warning.</summary>
    public GeneratorRun AssertClean()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(Diagnostics);
        return AssertCompiles();
    }

    /// <summary>Fails when the code, with that of the user, has an error or a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        var problems = Warnings.Select(d => d.ToString()).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20)));
        return this;
    }

    /// <summary>Compiles and loads the code.</summary>
    public Assembly Load()
    {
        AssertCompiles();
        using var stream = new MemoryStream();
        var emitted = output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Fails when any step ran again with another result, or a step has no name.</summary>
    public void AssertNothingRanAgain()
    {
        Assert.All(
            Steps.Where(Result.TrackedSteps.ContainsKey),
            name => AssertCached(name, Result.TrackedSteps[name])
        );
        Assert.All(Result.TrackedOutputSteps, step => AssertCached(step.Key, step.Value));
    }

    private static IReadOnlyList<string> Lines(
        GeneratorDriverRunResult result,
        Func<Diagnostic, bool> isIncluded
    ) =>
        [
            .. result
                .Diagnostics.Where(isIncluded)
                .OrderBy(d => d.Location.GetLineSpan().StartLinePosition)
                .Select(d => d.ToString()),
        ];

    private static void AssertCached(
        string name,
        ImmutableArray<IncrementalGeneratorRunStep> runs
    ) =>
        Assert.All(
            runs.SelectMany(run => run.Outputs),
            output =>
                Assert.True(
                    output.Reason
                        is IncrementalStepRunReason.Cached
                            or IncrementalStepRunReason.Unchanged,
                    $"{name} is {output.Reason}"
                )
        );

    /// <summary>An output step's value holds its sources in a shape that Roslyn keeps to itself.</summary>
    private static IEnumerable<string> HintNames(object value)
    {
        var text = value
            .GetType()
            .GetFields()
            .Select(field => field.GetValue(value))
            .OfType<System.Collections.IEnumerable>();
        return text.SelectMany(sources => sources.Cast<object>())
            .Select(source => source.GetType().GetProperty("HintName")?.GetValue(source) as string)
            .OfType<string>();
    }
}
