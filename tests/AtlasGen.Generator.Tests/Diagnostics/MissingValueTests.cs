using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests that items and members without a value count as missing.</summary>
public class MissingValueTests
{
    private const string Whole = """
        openapi: 3.0.1
        servers:
          - url: https://example.com
        tags:
          - name: Things
            description: All things.
        security:
          - key: []
        paths:
          /things/{id}:
            parameters:
              - { in: path, name: id, required: true, schema: { type: string } }
            put:
              operationId: putThing
              tags:
                - Things
              servers:
                - url: https://example.com
              security:
                - key:
                    - all
              parameters:
                - { in: query, name: size, required: true, schema: { type: integer } }
              requestBody:
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Thing' }
              responses:
                "200":
                  description: a
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
        components:
          securitySchemes:
            key: { type: http, scheme: digest }
          schemas:
            Thing:
              required:
                - size
              allOf:
                - { $ref: '#/components/schemas/Other' }
                - { type: object, properties: { inline: { type: object, properties: { deep: { type: string } } } } }
              properties:
                size: { $ref: '#/components/schemas/Size' }
                any: { $ref: '#/components/schemas/Any' }
            Size:
              type: string
              enum:
                - S
                - L
            Other: { type: object, properties: { "null": { type: string } } }
            Any:
              oneOf:
                - { type: integer }
                - { type: object, properties: { at: { type: string, format: date-time } } }
              anyOf:
                - { type: array, items: { type: string } }

        """;

    public static TheoryData<string> Lists =>
        [
            "servers:\n",
            "tags:\n",
            "security:\n",
            "    parameters:\n",
            "      tags:\n",
            "      servers:\n",
            "      security:\n",
            "        - key:\n",
            "      parameters:\n",
            "      required:\n",
            "      allOf:\n",
            "      enum:\n",
            "      oneOf:\n",
            "      anyOf:\n",
        ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Items_that_are_null_are_ignored(string list)
    {
        var lines = Whole.Split('\n').ToList();
        var start = lines.IndexOf(list.TrimEnd('\n')) + 1;
        Assert.NotEqual(0, start);
        var dash = new string(' ', lines[start].IndexOf('-', StringComparison.Ordinal));
        var end = lines.FindIndex(
            start,
            line =>
                !line.StartsWith($"{dash}-", StringComparison.Ordinal)
                && !line.StartsWith($"{dash} ", StringComparison.Ordinal)
        );
        lines.Insert(end, $"{dash}- ~");
        lines.Insert(start, $"{dash}- null");
        lines.Insert(start, $"{dash}-");
        var run = SpecProject.With(string.Join("\n", lines)).Run().AssertClean();
        Assert.Equal(SpecProject.With(Whole).Run().AssertClean().Files, run.Files);
    }

    [Theory]
    [InlineData(
        "      parameters:\n",
        "        - { in: query, name: q, content: { application/xml: {} } }\n"
    )]
    [InlineData("      oneOf:\n", "        - { type: text }\n")]
    public void An_item_after_one_that_is_null_is_reported_at_its_line(string list, string item)
    {
        var spec = Whole.Replace(list, $"{list}        - null\n{item}", StringComparison.Ordinal);
        Assert.StartsWith(
            $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, item)},",
            Assert.Single(SpecProject.With(spec).Run().AssertCompiles().Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("      allOf:\n")]
    [InlineData("      oneOf:\n")]
    [InlineData("      properties:\n")]
    [InlineData("      enum:\n")]
    [InlineData("            schema: { $ref: '#/components/schemas/Thing' }\n")]
    [InlineData("              schema: { $ref: '#/components/schemas/Thing' }\n")]
    [InlineData("            application/json:\n")]
    [InlineData("          application/json:\n")]
    [InlineData("          content:\n")]
    [InlineData("        content:\n")]
    [InlineData("        \"200\":\n")]
    [InlineData("      responses:\n")]
    [InlineData("      requestBody:\n")]
    [InlineData("      parameters:\n")]
    [InlineData("      security:\n")]
    [InlineData("      servers:\n")]
    [InlineData("      tags:\n")]
    [InlineData("        size: { $ref: '#/components/schemas/Size' }\n")]
    [InlineData("    Thing:\n")]
    [InlineData("    Size:\n")]
    [InlineData("    Any:\n")]
    [InlineData("  schemas:\n", true)]
    [InlineData("components:\n", true)]
    public void A_member_that_is_null_counts_as_missing(string member, bool isBroken = false)
    {
        var lines = Whole.Split('\n').ToList();
        var start = lines.IndexOf(member.TrimEnd('\n'));
        Assert.True(start >= 0);
        var indent = member.Length - member.TrimStart().Length;
        var end = lines.FindIndex(
            start + 1,
            line => line.Length - line.TrimStart().Length <= indent
        );
        lines.RemoveRange(start + 1, end - start - 1);
        lines[start] = lines[start].Split(": ")[0].TrimEnd(':') + ":";
        var run = SpecProject.With(string.Join("\n", lines)).Run().AssertCompiles();
        // Without the components, the references to them are broken.
        Assert.Equal(isBroken, run.Diagnostics.Count > 0);
        Assert.All(
            run.Diagnostics,
            diagnostic => Assert.Contains("error AG2006", diagnostic, StringComparison.Ordinal)
        );
        Assert.Contains(
            "PutThingAsync(",
            string.Concat(run.Files.Values),
            StringComparison.Ordinal
        );
    }
}
