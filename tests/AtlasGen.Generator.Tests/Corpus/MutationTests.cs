using System.Diagnostics;
using System.Globalization;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Tests.Harness;
using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>
/// Tests damaged versions of real documents: the generator must not throw, hang, or write invalid C#.
/// </summary>
[Collection(nameof(Alone))]
public class MutationTests(ITestOutputHelper output)
{
    // For how to run more mutations or a part of them, see CONTRIBUTING.md.
    private static readonly int[] Bounds =
    [
        .. (Environment.GetEnvironmentVariable("ATLASGEN_MUTATIONS") ?? "0..100")
            .Split("..")
            .Select(bound => int.Parse(bound, CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData("atlas-v1.json")]
    [InlineData("atlas-v2.yaml")]
    [InlineData("atlas-v2-2025-06.json")]
    public void Are_survived(string document)
    {
        var text = SpecTexts.Corpus(document);
        var operations = new ShapedSpec(text).Index.Operations;
        Assert.True(Bounds[0] < Bounds[1]);
        var failures = new List<string>();
        var (slow, failed) = (0, 0);
        var (slowest, slowestSeed) = (TimeSpan.Zero, -1);
        for (var seed = Bounds[0]; seed < Bounds[1]; seed++)
        {
            var random = new Random(seed);
            var operation = operations[random.Next(operations.Count)];
            var mutated = Mutate(text, operation, random);
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            // Processor time, so that other processes on the machine do not count.
            TimeSpan Elapsed() =>
                TimeSpan.FromTicks(
                    Math.Min(clock.Elapsed.Ticks, (Environment.CpuUsage.TotalTime - before).Ticks)
                );
            TimeSpan elapsed;
            GeneratedClient result;
            try
            {
                result = Build(mutated, operation.OperationId);
                AssertCSharp(result);
                elapsed = Elapsed();
                // Most mutations take a few milliseconds, and none takes more than two seconds on an idle machine.
                Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
            }
            catch (Exception exception)
            {
                // All failures of a run are reported together, because a run can be long.
                failures.Add($"{seed}: {exception}");
                continue;
            }

            (slowest, slowestSeed) = elapsed > slowest ? (elapsed, seed) : (slowest, slowestSeed);
            slow += result.Diagnostics.Any(d => d.Descriptor.Id == "AG2008") ? 1 : 0;
            failed += result.Diagnostics.Any(d => d.Descriptor.Id == "AG2004") ? 1 : 0;
        }

        output.WriteLine(
            $"{Bounds[1] - Bounds[0]} mutations, {slow} parsed slowly, {failed} with a syntax error, slowest {slowest.TotalSeconds:f2} s (seed {slowestSeed})"
        );
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(20)));
    }

    /// <summary>Half of the mutations change the generated operation. The others change any part.</summary>
    private static string Mutate(string text, SpecOperation operation, Random random)
    {
        if (random.Next(2) == 0)
        {
            return Mutation.Of(text, random);
        }

        var start = text.IndexOf(operation.OperationId, StringComparison.Ordinal);
        var length = Math.Min(4_000, text.Length - start);
        return string.Concat(
            text.AsSpan(0, start),
            Mutation.Of(text.Substring(start, length), random),
            text.AsSpan(start + length)
        );
    }

    private static GeneratedClient Build(string text, string operationId) =>
        ClientPipeline.Build(
            new(
                "atlas.yaml",
                new("atlas.yaml", SourceText.From(text)),
                new(
                    new[] { operationId }.ToEquatableArray(),
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
                )
            ),
            new(new ClientPlace[] { new("atlas.yaml", "Acme.Atlas") }.ToEquatableArray(), default),
            CancellationToken.None
        );

    private static void AssertCSharp(GeneratedClient result)
    {
        // The fixed shapes are the same in every client.
        foreach (var file in result.Files.Where(file => file.Shape is not ExceptionShape))
        {
            var source = file.Source(CancellationToken.None);
            var errors = CSharpSyntaxTree
                .ParseText(source.Text)
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{source.HintName}: {errors.FirstOrDefault()}");
        }
    }

    /// <summary>
    /// The processor time of a mutation is measured for the whole process, so nothing else may run in parallel.
    /// </summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public class Alone;
}
