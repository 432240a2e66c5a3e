using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests that all that specs/atlas-jobs.yaml describes is in the Atlas document, in different words.</summary>
public class JobsSpecTests
{
    private static readonly string[] Prose = ["summary", "description"];

    private readonly SpecIndex _own = WholeDocument.Index(SpecTexts.Own("atlas-jobs.yaml"));
    private readonly SpecIndex _real = WholeDocument.Index(SpecTexts.Corpus("atlas-v2.yaml"));

    [Fact]
    public void Every_operation_is_a_part_of_the_real_one()
    {
        Assert.Equal(30, _own.Operations.Count);
        foreach (var own in _own.Operations)
        {
            var real = _real.Operations.Single(operation =>
                operation.OperationId == own.OperationId
            );
            Assert.Equal((real.Method, real.Path), (own.Method, own.Path));
            Assert.Equal(real.Tags, own.Tags);
            Assert.Subset(Parameters(_real, real).ToHashSet(), Parameters(_own, own).ToHashSet());
            Assert.Subset(MediaTypes(_real, real).ToHashSet(), MediaTypes(_own, own).ToHashSet());
        }
    }

    [Fact]
    public void Every_property_is_a_real_one()
    {
        foreach (var schema in _own.ComponentsOf("schemas").Select(component => component.Node))
        {
            var real = _real.Schema(schema.Key)!.Value.Node;
            var known = Properties(_real, real).ToLookup(property => property.Key);
            Assert.Equal(
                Items(real.Child("required")).Order(StringComparer.Ordinal),
                Items(schema.Child("required")).Order(StringComparer.Ordinal)
            );
            foreach (var property in Properties(_own, schema))
            {
                var one = known[property.Key].First();
                // The real type of a region is a union of enums that is also an object.
                var facts = Facts(_real, one);
                Assert.Equal(
                    facts.StartsWith("object", StringComparison.Ordinal)
                    && property.Key == "regionName"
                        ? Facts(_own, property)
                        : facts,
                    Facts(_own, property)
                );
                Assert.Subset(Values(_real, one).ToHashSet(), Values(_own, property).ToHashSet());
            }
        }
    }

    [Fact]
    public void No_sentence_is_theirs()
    {
        var theirs = Sentences(_real).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(theirs);
        Assert.DoesNotContain(Sentences(_own), theirs.Contains);
    }

    [Fact]
    public void The_jobs_compile_with_the_real_document()
    {
        var overlay = SpecTexts.Own("atlas.overlay.yaml");
        var project = new SpecProject()
            .AddSpec(
                SpecTexts.Corpus("atlas-v2.yaml"),
                string.Join(';', _own.Operations.Select(operation => operation.OperationId)),
                path: "atlas-v2.yaml",
                metadata: [("Overlays", "atlas.overlay.yaml"), ("MethodOptions", "NoEnvelope")]
            )
            .AddFile("atlas.overlay.yaml", overlay)
            .AddSource(
                """
                global using System;
                global using System.Collections.Generic;
                global using System.IO;
                global using System.Linq;
                global using System.Threading;
                global using System.Threading.Tasks;
                """
            );
        var jobs = Directory
            .GetFiles(Path.Combine(Repository.Folder, "samples", "Jobs"), "*.cs")
            .Where(file => Path.GetFileName(file) != "Program.cs")
            .ToList();
        Assert.Equal(10, jobs.Count);
        jobs.ForEach(file => project.AddSource(File.ReadAllText(file)));
        Assert.All(project.Start().Run().Warnings, warning => Assert.Equal("", $"{warning}"));
    }

    private static IEnumerable<string> Parameters(SpecIndex index, SpecOperation operation) =>
        from node in new[] { operation.PathItem, operation.Node }
        from parameter in node.Child("parameters")?.Children ?? []
        let one = index.Resolve(parameter)!.Value
        select $"{one.Text("in")} {one.Text("name")} {one.IsTrue("required")}";

    private static IEnumerable<string> MediaTypes(SpecIndex index, SpecOperation operation) =>
        (operation.Node.Child("responses")?.Children ?? [])
            .Append(operation.Node.Child("requestBody") ?? operation.Node)
            .SelectMany(part =>
                (index.Resolve(part)!.Value.Child("content")?.Children ?? []).Select(content =>
                    $"{part.Key} {content.Key}"
                )
            );

    private static IEnumerable<SpecNode> Properties(SpecIndex index, SpecNode schema) =>
        (schema.Child("properties")?.Children ?? []).Concat(
            (schema.Child("allOf")?.Children ?? []).SelectMany(part =>
                Properties(index, index.Resolve(part)!.Value)
            )
        );

    private static string Facts(SpecIndex index, SpecNode schema)
    {
        var node = index.Resolve(schema)!.Value;
        return $"{node.Text("type")} {node.Text("format")} {node.IsTrue("readOnly")} {node.IsTrue("writeOnly")}";
    }

    private static IEnumerable<string> Values(SpecIndex index, SpecNode schema)
    {
        var node = index.Resolve(schema)!.Value;
        return Items(node.Child("enum"))
            .Concat((node.Child("oneOf")?.Children ?? []).SelectMany(part => Values(index, part)));
    }

    private static IEnumerable<string> Items(SpecNode? list) =>
        (list?.Children ?? []).Select(item => item.Value);

    private static IEnumerable<string> Sentences(SpecIndex index) =>
        Enumerable
            .Range(0, index.Tree.Count)
            .Select(i => new SpecNode(index.Tree, i))
            .Where(node => node.IsScalar && Prose.Any(node.HasKey))
            .SelectMany(node => node.Value.Split(". "))
            .Select(sentence => sentence.Trim().TrimEnd('.'))
            // Such as "OK".
            .Where(sentence => sentence.Count(c => c == ' ') > 2);
}
