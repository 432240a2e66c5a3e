using System.Text;
using System.Text.Json;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using Microsoft.OpenApi.Any;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests that the selected part of a document is written as JSON that Readers reads correctly.</summary>
public class JsonFragmentTests
{
    private const string Head = "openapi: 3.0.1\ninfo: { title: a, version: 1.10 }\n";

    [Theory]
    // OpenAPI requires text here.
    [InlineData("description: 123", """{"description":"123"}""")]
    [InlineData("description: 010", """{"description":"010"}""")]
    [InlineData("title: True", """{"title":"True"}""")]
    [InlineData("pattern: 0x1F", """{"pattern":"0x1F"}""")]
    [InlineData("description:", """{}""")]
    [InlineData("required: [010, TRUE]", """{"required":["010","TRUE"]}""")]
    [InlineData("properties: { 200: { title: 1 } }", """{"properties":{"200":{"title":"1"}}}""")]
    [InlineData(
        "discriminator: { mapping: { required: 1 } }",
        """{"discriminator":{"mapping":{"required":"1"}}}"""
    )]
    // Keywords with numbers or Booleans as values.
    [InlineData("maximum: 010", """{"maximum":10}""")]
    [InlineData("maximum: .5", """{"maximum":0.5}""")]
    [InlineData("maxLength: 0x1F", """{"maxLength":31}""")]
    [InlineData("maximum: '10'", """{"maximum":"10"}""")]
    [InlineData("nullable: True", """{"nullable":true}""")]
    [InlineData("nullable: 'true'", """{"nullable":"true"}""")]
    [InlineData("additionalProperties: FALSE", """{"additionalProperties":false}""")]
    // Data.
    [InlineData("default: 2020-01-01", """{"default":"2020-01-01"}""")]
    [InlineData("default: +1", """{"default":1}""")]
    [InlineData("default: '1'", """{"default":"1"}""")]
    [InlineData("default: True", """{"default":true}""")]
    [InlineData("default: 'true'", """{"default":"true"}""")]
    [InlineData("default: \"1.0\"", """{"default":"1.0"}""")]
    [InlineData("default: |-\n 1", """{"default":"1"}""")]
    [InlineData("default: ~", """{"default":null}""")]
    [InlineData("default:", """{"default":null}""")]
    [InlineData("default: .inf", """{"default":".inf"}""")]
    [InlineData("enum: [on, 1, null]", """{"enum":["on",1,null]}""")]
    [InlineData(
        "example: { a: [1.0, {required: 010}] }",
        """{"example":{"a":[1.0,{"required":10}]}}"""
    )]
    [InlineData("x-a: { type: string, default: 1 }", """{"x-a":{"type":"string","default":1}}""")]
    [InlineData(
        "properties: { default: { title: 1 } }",
        """{"properties":{"default":{"title":"1"}}}"""
    )]
    // A keyword without a value is missing, and a name without an object has an empty one.
    [InlineData("title: ~\ndescription:\ntype: null\nexample: ~", """{"example":null}""")]
    [InlineData("enum: ~\nproperties: { enum: ~ }", """{"properties":{"enum":{}}}""")]
    [InlineData("x-enum: ~\ndefault: { enum: ~ }", """{"x-enum":null,"default":{"enum":null}}""")]
    [InlineData("title: 'null'\ndescription: '~'", """{"title":"null","description":"~"}""")]
    [InlineData("properties: { a: ~, b: { title: } }", """{"properties":{"a":{},"b":{}}}""")]
    [InlineData(
        "discriminator: { propertyName: a, mapping: { b: ~ } }",
        """{"discriminator":{"propertyName":"a","mapping":{"b":"~"}}}"""
    )]
    // A tag decides, whatever the quotes say.
    [InlineData("enum: [!!str 5, !!int '6']", """{"enum":["5",6]}""")]
    // An escaped line break, and empty lines after it.
    [InlineData("title: \"e\\\n\n\n  f\"", """{"title":"e\n\nf"}""")]
    [InlineData("title: \"e\\\n  f\"", """{"title":"ef"}""")]
    // The values of a string schema are strings.
    [InlineData("type: string\ndefault: 010", """{"type":"string","default":"010"}""")]
    [InlineData(
        "type: string\nenum: [TRUE, 1.0, NULL, null, ~]",
        """{"type":"string","enum":["TRUE","1.0",null,null,null]}"""
    )]
    [InlineData("type: string\nexample: true", """{"type":"string","example":"true"}""")]
    public void A_scalar_without_quotes_is_what_its_place_makes_of_it(string schema, string json)
    {
        var text =
            $"{Head}components:\n  schemas:\n    A:\n      {schema.Replace("\n", "\n      ", StringComparison.Ordinal)}\n";
        Assert.Equal(json, Schema(text));
        // The slow parser returns the same result.
        Assert.Equal(
            json,
            Schema(text.Replace("title: a,", "title: &a a,", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Readers_makes_the_same_of_it_as_of_the_text()
    {
        var text = $$"""
            {{Head}}paths: {}
            components:
              schemas:
                A:
                  type: string
                  description: 010
                  pattern: 0x1F
                  maxLength: 010
                  nullable: True
                  enum: [on, 1, TRUE, 2020-01-01, 1.0]
                  default: 2020-01-01
                B:
                  type: integer
                  default: 010
                  maximum: +1
                C:
                  type: boolean
                  default: True
                D:
                  type: string
                  format: date-time
                  default: 2020-01-01T00:00:00Z
                E:
                  type: number
                  enum: [.5, 1e3, -0, 5.]
            """;
        Assert.Null(SpecReader.Parse(text, out var expected, out _));
        Assert.Null(SpecReader.Parse(Write(text), out var actual, out var errors));
        Assert.Empty(errors);
        Assert.Equal(Serialize(expected), Serialize(actual));
        Assert.Equal("1.10", actual.Info.Version);
        Assert.Equal(
            10,
            Assert.IsType<OpenApiInteger>(actual.Components.Schemas["B"].Default).Value
        );
        Assert.True(Assert.IsType<OpenApiBoolean>(actual.Components.Schemas["C"].Default).Value);
    }

    private const string SchemaParts = "schemas: { A: { {0} } }";
    private const string XmlParts = "schemas: { A: { xml: { {0} } } }";
    private const string ParameterParts = "parameters: { A: { name: a, in: query, {0} } }";
    private const string HeaderParts = "headers: { A: { {0} } }";
    private const string BodyParts = "requestBodies: { A: { {0} } }";
    private const string EncodingParts =
        "requestBodies: { A: { content: { a/b: { encoding: { c: { {0} } } } } } }";

    [Theory]
    [InlineData(SchemaParts, "maximum")]
    [InlineData(SchemaParts, "minimum")]
    [InlineData(SchemaParts, "multipleOf")]
    [InlineData(SchemaParts, "maxLength")]
    [InlineData(SchemaParts, "minItems")]
    [InlineData(SchemaParts, "maxProperties")]
    [InlineData(SchemaParts, "exclusiveMaximum")]
    [InlineData(SchemaParts, "uniqueItems")]
    [InlineData(SchemaParts, "additionalProperties")]
    [InlineData(SchemaParts, "nullable")]
    [InlineData(SchemaParts, "readOnly")]
    [InlineData(SchemaParts, "deprecated")]
    [InlineData(XmlParts, "attribute")]
    [InlineData(XmlParts, "wrapped")]
    [InlineData(ParameterParts, "required")]
    [InlineData(ParameterParts, "deprecated")]
    [InlineData(ParameterParts, "allowEmptyValue")]
    [InlineData(ParameterParts, "allowReserved")]
    [InlineData(ParameterParts, "explode")]
    [InlineData(HeaderParts, "required")]
    [InlineData(HeaderParts, "deprecated")]
    [InlineData(HeaderParts, "allowEmptyValue")]
    [InlineData(HeaderParts, "allowReserved")]
    [InlineData(HeaderParts, "explode")]
    [InlineData(BodyParts, "required")]
    [InlineData(EncodingParts, "explode")]
    [InlineData(EncodingParts, "allowReserved")]
    // Keywords of other objects.
    [InlineData(SchemaParts, "required")]
    [InlineData(SchemaParts, "explode")]
    [InlineData(ParameterParts, "maximum")]
    public void Readers_throws_for_keywords_of_a_wrong_kind_and_for_no_others(
        string components,
        string keyword
    )
    {
        string[] values =
        [
            "1",
            "-1",
            "'10'",
            "' 10 '",
            "010",
            "0x1F",
            "1.5",
            "1.0",
            "1e3",
            "1e40",
            "1e400",
            "'1,000'",
            "3000000000",
            "'3000000000'",
            "100000000000000000000000000000",
            "true",
            "TRUE",
            "'true'",
            "'True'",
            "' true '",
            "'yes'",
            "many",
            "'null'",
            "~",
            "",
            "{}",
            "[]",
        ];
        foreach (var value in values)
        {
            var text = components.Replace("{0}", $"{keyword}: {value}", StringComparison.Ordinal);
            var index = Index($"{Head}components: {{ {text} }}\n");
            var wrong = KeywordKinds.WrongKinds(
                index.Tree,
                index.Components.Select(part => (part.Node, part.Place)),
                TestContext.Current.CancellationToken
            );
            var failure = SpecReader.Parse(WholeDocument.Write(index), out _, out _);
            Assert.True(
                wrong.Any() == failure is not null,
                $"{keyword}: {value} is {(wrong.Any() ? "wrong" : "right")}, but Readers returns {failure ?? "no error"}"
            );
        }
    }

    [Fact]
    public void An_entry_of_an_anchor_is_left_out_only_where_it_is_wrong()
    {
        var index = Index(
            $"{Head}x-a: &a {{ maximum: many }}\ncomponents: {{ schemas: {{ A: {{ not: *a, default: *a, discriminator: {{ mapping: *a }} }} }} }}\n"
        );
        var part = index.Schema("A")!.Value;
        var (entry, outer, kind) = Assert.Single(
            KeywordKinds.WrongKinds(
                index.Tree,
                [(part.Node, part.Place)],
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("number", kind);
        var json = JsonFragment.Write(
            index,
            [part],
            new HashSet<(int, Place)> { (entry.Index, outer) },
            new FragmentBudget(index.Tree, CancellationToken.None),
            CancellationToken.None
        );
        Assert.EndsWith(
            """{"A":{"not":{},"default":{"maximum":"many"},"discriminator":{"mapping":{"maximum":"many"}}}}}}""",
            json,
            StringComparison.Ordinal
        );
    }

    /// <remarks>If each fragment visited all entries, the test would reach the timeout on any machine.</remarks>
    [Theory(Timeout = 600_000)]
    [InlineData("components: { schemas: {", "A{0}: {}", "}}")]
    [InlineData("paths: {", "/a{0}: { get: {} }", "}")]
    public async Task The_work_for_a_fragment_depends_only_on_its_parts(
        string start,
        string entry,
        string end
    )
    {
        const int count = 300_000;
        var entries = Enumerable
            .Range(0, count)
            .Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal));
        var index = Index($"{Head}{start} {string.Join(", ", entries)} {end}\n");
        var parts = index
            .Components.Concat(index.Operations.Select(operation => operation.Part))
            .ToList();
        Assert.Equal(count, parts.Count);
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        var length = await Task.Run(
            () => parts.Sum(part => Fragment(part).Length),
            TestContext.Current.CancellationToken
        );
        Assert.InRange(length, count * 30, count * 60);

        string Fragment(AtlasGen.Generator.Spec.SpecPart part) =>
            JsonFragment.Write(
                index,
                [part],
                new HashSet<(int, Place)>(),
                budget,
                CancellationToken.None
            );
    }

    [Fact]
    public void Sizes_are_not_computed_without_aliases()
    {
        var index = Index($"{Head}x-a: &a [b, c]\n");
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        Assert.Equal(0, budget.SizeOf(index.Tree.Root));
    }

    [Theory]
    [InlineData("a\"b\\c/d", "a\\\"b\\\\c/d")]
    [InlineData("a\nb\tc\0", "a\\nb\\u0009c\\u0000")]
    [InlineData(
        "\u0085\u2028\u2029\uFEFF\u007F\uFFFE",
        "\\u0085\\u2028\\u2029\\ufeff\\u007f\\ufffe"
    )]
    [InlineData("é🚀", "é🚀")]
    public void Strings(string value, string expected)
    {
        var json = new StringBuilder();
        JsonText.Append(json, value);
        Assert.Equal($"\"{expected}\"", json.ToString());
        var read = Description(json.ToString());
        Assert.Equal(JsonSerializer.Deserialize<string>(json.ToString()), read);
    }

    [Fact]
    public void Half_of_a_character_is_replaced()
    {
        var json = new StringBuilder();
        JsonText.Append(json, "\ud83da\ude80\ud83d");
        Assert.Equal("\uFFFDa\uFFFD\uFFFD", Description(json.ToString()));
    }

    [Fact]
    public void A_text_that_is_too_long_for_Readers_is_cut_off_between_characters()
    {
        var json = new StringBuilder();
        JsonText.Append(json, new string('a', JsonText.LengthLimit - 1) + "🚀🚀");
        Assert.Equal(new string('a', JsonText.LengthLimit - 1), Description(json.ToString()));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    public void A_long_key_is_read(int length)
    {
        var name = new string('k', length);
        var text =
            $"{Head}components:\n  schemas:\n    A:\n      properties:\n        ? {name}\n        : {{ title: b }}\n";
        Assert.Null(SpecReader.Parse(Write(text), out var model, out _));
        Assert.Equal("b", model.Components.Schemas["A"].Properties[name].Title);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Depth_has_a_limit_which_is_that_of_Readers(int depth, bool isWritten)
    {
        var schema =
            string.Concat(Enumerable.Repeat("{ not: ", depth)) + "{}" + new string('}', depth);
        var text = $"{Head}components: {{ schemas: {{ A: {schema} }} }}\n";
        if (isWritten)
        {
            Assert.Null(SpecReader.Parse(Write(text), out _, out _));
        }
        else
        {
            Assert.Throws<FragmentTooLargeException>(() => Write(text));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    public void So_has_what_aliases_stand_for(string value)
    {
        var text =
            $"{Head}x-0: &n0 [{value}]\n"
            + string.Concat(
                Enumerable
                    .Range(0, 12)
                    .Select(i => $"x-{i + 1}: &n{i + 1} [*n{i}, *n{i}, *n{i}, *n{i}, *n{i}]\n")
            )
            + "components: { schemas: { A: { example: *n12 } } }\n";
        Assert.Throws<FragmentTooLargeException>(() => Write(text));
    }

    [Fact]
    public void An_escape_that_is_not_a_character_is_replaced() =>
        Assert.Equal(
            "{\"title\":\"a\uFFFD\uFFFDb\"}",
            Schema(
                $"{Head}components:\n  schemas:\n    A:\n      title: \"a\\U00110041\\UFFFFFFFFb\"\n"
            )
        );

    [Fact]
    public void All_fragments_of_a_document_share_one_budget()
    {
        var index = Index($"{Head}x-a: &a {{ b: [cd, e] }}\nx-b: [*a, *a]\n");
        var budget = new FragmentBudget(index.Tree, CancellationToken.None);
        var alias = budget.SizeOf(index.Tree.Root.Child("x-a")!.Value);
        Assert.Equal((4 * 40) + "x-abcde".Length, alias);
        Assert.Equal(
            40 + "x-b".Length + (2 * (40 + alias)),
            budget.SizeOf(index.Tree.Root.Child("x-b")!.Value)
        );
        for (var i = 0; i < 16; i++)
        {
            budget.Spend(budget.Limit);
        }

        Assert.False(budget.IsSpent);
        Assert.Throws<FragmentTooLargeException>(() => budget.Spend(1));
        Assert.True(budget.IsSpent);
    }

    [Fact]
    public void An_alias_is_written_as_what_it_stands_for() =>
        Assert.Equal(
            """{"enum":["b",1],"x-c":["b",1]}""",
            Schema(
                $"{Head}x-b: &b [b, 1]\ncomponents: {{ schemas: {{ A: {{ enum: *b, x-c: *b }} }} }}\n"
            )
        );

    /// <summary>Returns the JSON of the schema of component A.</summary>
    private static string Schema(string text)
    {
        const string start = "\"components\":{\"schemas\":{\"A\":";
        var json = Write(text);
        var position = json.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return json[position..^3];
    }

    private static string? Description(string json)
    {
        var text =
            $$$"""{"openapi":"3.0.1","info":{"title":"a","version":"1","description":{{{json}}}},"paths":{}}""";
        Assert.Null(SpecReader.Parse(text, out var model, out _));
        return model.Info.Description;
    }

    /// <summary>Returns the JSON of all components of a document.</summary>
    private static string Write(string text) => WholeDocument.Write(Index(text));

    private static AtlasGen.Generator.Spec.SpecIndex Index(string text)
    {
        var file = new AtlasGen.Generator.Spec.Text.SpecFile(
            "atlas.yaml",
            new(SourceText.From(text)),
            ShapedSpec.Options
        );
        var (index, error) = SpecIndexer.Index(file, CancellationToken.None);
        Assert.Null(error);
        return index!;
    }

    private static string Serialize(Microsoft.OpenApi.Models.OpenApiDocument model) =>
        WholeDocument.Serialize(model);
}
