using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Incremental;

public class DeterminismTests
{
    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = OddCulture();
            Assert.Equal(expected, SpecProject.With(SpecTexts.Invites).Run().Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Returns a custom culture, because a machine without ICU has no other cultures.</summary>
    private static CultureInfo OddCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    [Fact]
    public void The_order_of_components_changes_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        Assert.Equal(
            expected,
            SpecProject
                .With(MoveToEnd(SpecTexts.Invites, "GroupInvitation", "Link", "ApiError"))
                .Run()
                .Files
        );
    }

    [Theory]
    [InlineData("openapi-3.1")]
    [InlineData("openapi-3.2")]
    [InlineData("definitions")]
    [InlineData("rules")]
    public void The_order_of_a_newer_document_changes_nothing(string feature)
    {
        var spec = SpecTexts.Feature(feature);
        var shuffled = Reversed(Reversed(spec, "paths:", 2), "  schemas:", 4);
        Assert.NotEqual(spec, shuffled);
        Assert.Equal(SpecProject.With(spec).Run().Files, SpecProject.With(shuffled).Run().Files);
    }

    [Fact]
    public void The_order_of_references_changes_no_names_of_definitions()
    {
        const string Spec = """
            openapi: 3.1.0
            paths:
              /a: { get: { operationId: getA, responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/B' } } } } } } }
              /b: { get: { operationId: getB, responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/C' } } } } } } }
            components:
              schemas:
                A: { $defs: { 'x y': { type: object, properties: { a: { type: string } } }, x-y: { type: object, properties: { b: { type: string } } } } }
                B: { type: object, properties: { one: { $ref: '#/components/schemas/A/$defs/x%20y' } } }
                C: { type: object, properties: { two: { $ref: '#/components/schemas/A/$defs/x-y' } } }

            """;
        var files = SpecProject.With(Spec).Run().AssertClean().Files;
        Assert.Contains("Acme.Atlas.AXY.g.cs", files.Keys);
        Assert.Contains("Acme.Atlas.AXY2.g.cs", files.Keys);
        Assert.Equal(files, SpecProject.With(Reversed(Spec, "  schemas:", 4)).Run().Files);
    }

    /// <summary>Reverses the order of the entries of a mapping.</summary>
    private static string Reversed(string spec, string mapping, int indent)
    {
        var lines = spec.Split('\n').ToList();
        var start = lines.IndexOf(mapping) + 1;
        var end = lines.FindIndex(
            start,
            line => line.Length > 0 && line.TakeWhile(c => c == ' ').Count() < indent
        );
        end = end < 0 ? lines.Count - 1 : end;
        var entries = new List<List<string>>();
        foreach (var line in lines[start..end])
        {
            if (line.TakeWhile(c => c == ' ').Count() == indent && line[indent] != '#')
            {
                entries.Add([]);
            }

            // A comment before the first entry belongs to none.
            entries.LastOrDefault()?.Add(line);
        }

        lines.RemoveRange(start, end - start);
        lines.InsertRange(start, entries.AsEnumerable().Reverse().SelectMany(entry => entry));
        return string.Join('\n', lines);
    }

    [Fact]
    public void Line_ends_of_windows_change_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        var windows = SpecTexts.Invites.ReplaceLineEndings("\r\n");
        Assert.Equal(expected, SpecProject.With(windows).Run().Files);
        Assert.DoesNotContain('\r', string.Concat(expected.Values));
    }

    [Fact]
    public void More_operations_rename_nothing()
    {
        var one = SpecProject
            .With(SpecTexts.Invites, "updateProjectInvitation")
            .Run()
            .AssertClean()
            .Files;
        var all = SpecProject.With(SpecTexts.Invites).Run().AssertClean().Files;
        Assert.ProperSubset(all.Keys.ToHashSet(), one.Keys.ToHashSet());
        Assert.Equal(
            one["Acme.Atlas.GroupInvitation.g.cs"],
            all["Acme.Atlas.GroupInvitation.g.cs"]
        );
        Assert.Equal(
            one["Acme.Atlas.GroupInvitationRole.g.cs"],
            all["Acme.Atlas.GroupInvitationRole.g.cs"]
        );
    }

    /// <summary>Moves component schemas to the end.</summary>
    private static string MoveToEnd(string spec, params string[] schemas)
    {
        var lines = spec.Split('\n').ToList();
        foreach (var schema in schemas)
        {
            var start = lines.IndexOf($"    {schema}:");
            var end = lines.FindIndex(start + 1, line => line.Length > 2 && line[4] != ' ');
            var block = lines.GetRange(start, end - start);
            lines.RemoveRange(start, end - start);
            lines.InsertRange(lines.IndexOf("  parameters:"), block);
        }

        return string.Join('\n', lines);
    }
}
