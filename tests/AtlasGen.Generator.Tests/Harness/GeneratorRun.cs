using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>The result of one run of the generator.</summary>
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

    /// <summary>Gets the generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        result
            .Results.Single()
            .GeneratedSources.ToDictionary(
                source => source.HintName,
                source => source.SourceText.ToString()
            );

    /// <summary>Gets the diagnostics as a build prints them, except the one for a document without servers.</summary>
    public IReadOnlyList<string> Diagnostics { get; } = Lines(result, d => d.Id != NoServerId);

    /// <summary>Gets the diagnostics for a document without servers, which is what most test documents are.</summary>
    public IReadOnlyList<string> ServerDiagnostics { get; } =
        Lines(result, d => d.Id == NoServerId);

    /// <summary>Gets the compiler's errors and warnings for the generated code and the user code.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; } =
    [.. output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Returns the generated file of a type.</summary>
    public string File(string type) => Files[$"Acme.Atlas.{type}.g.cs"];

    /// <summary>Gets the hint names of the files that were rendered in this run and not reused.</summary>
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

    /// <summary>
    /// Fails if the generator threw, if it reported a diagnostic, or if the code has an error or a warning.
    /// </summary>
    public GeneratorRun AssertClean()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(Diagnostics);
        return AssertCompiles();
    }

    /// <summary>Fails if the generated code or the user code has an error or a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        var problems = Warnings.Select(d => d.ToString()).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20)));
        return this;
    }

    /// <summary>Compiles and loads the generated code and the user code.</summary>
    public Assembly Load()
    {
        AssertCompiles();
        using var stream = new MemoryStream();
        var emitted = output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Returns how many results of a step are new or have changed.</summary>
    public int ChangedCount(string step) =>
        Result
            .TrackedSteps[step]
            .SelectMany(run => run.Outputs)
            .Count(output =>
                output.Reason
                    is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
            );

    /// <summary>Fails if a step ran again with a different result, or if a step has no name.</summary>
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

    /// <summary>Returns the hint names in the value of an output step, whose type is private to Roslyn.</summary>
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
