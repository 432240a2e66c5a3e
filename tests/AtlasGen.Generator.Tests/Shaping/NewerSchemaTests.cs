using System.Globalization;
using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests what a schema of OpenAPI 3.1 becomes, by the type of a property.</summary>
public class NewerSchemaTests
{
    private static readonly (string Schema, string Type)[] Properties =
    [
        // One type, null, or both.
        ("{ type: [string] }", "string?"),
        ("{ type: [] }", "JsonElement?"),
        ("{ type: { type: string } }", "JsonElement?"),
        ("{ type: 'null' }", "JsonElement?"),
        ("{ type: [integer, 'null'], format: int32 }", "int?"),
        ("{ type: ['null', array], items: { type: string } }", "IReadOnlyList<string>?"),
        ("{ type: [array, null], items: { type: [string, null] } }", "IReadOnlyList<string?>?"),
        (
            "{ type: object, additionalProperties: { type: [integer, 'null'] } }",
            "IReadOnlyDictionary<string, long?>?"
        ),
        // Numbers that can be in quotes, as ASP.NET Core declares them.
        ("{ type: [integer, string], format: int32, pattern: '^-?(?:0|[1-9]\\d*)$' }", "int?"),
        ("{ type: ['null', integer, string], format: int64 }", "long?"),
        (
            "{ type: [number, string], pattern: '^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$' }",
            "double?"
        ),
        ("{ type: [integer, string], format: uint64 }", "ulong?"),
        // Several types.
        ("{ type: [integer, number] }", "double?"),
        ("{ type: [string, integer] }", "ThingP{0}?"),
        ("{ type: [string, integer], pattern: '^[a-z]+$' }", "ThingP{0}?"),
        ("{ type: [string, array], items: { type: string } }", "ThingP{0}?"),
        ("{ type: [string, number, integer, boolean, object, array, 'null'] }", "JsonElement?"),
        // Alternatives with null.
        ("{ anyOf: [{ type: string, format: date }, { type: 'null' }], title: A }", "DateOnly?"),
        ("{ oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Part' }] }", "Part?"),
        ("{ anyOf: [{ const: null }, { type: boolean }] }", "bool?"),
        ("{ anyOf: [{ enum: [null] }, { type: number, format: float }] }", "float?"),
        ("{ anyOf: [{ type: 'null' }] }", "JsonElement?"),
        ("{ anyOf: [false, { type: string }, { type: 'null' }] }", "string?"),
        (
            "{ anyOf: [{ anyOf: [{ type: string, format: uuid }, { type: 'null' }] }, { type: 'null' }] }",
            "Guid?"
        ),
        (
            "{ type: object, anyOf: [{ type: object, properties: { a: { type: string } } }, { type: 'null' }] }",
            "ThingP{0}?"
        ),
        (
            "{ oneOf: [{ $ref: '#/components/schemas/Part' }, { $ref: '#/components/schemas/Other' }, { type: 'null' }] }",
            "ThingP{0}?"
        ),
        // References with siblings.
        ("{ $ref: '#/components/schemas/Part', description: A. }", "Part?"),
        ("{ $ref: '#/components/schemas/Part', type: [object, 'null'] }", "Part?"),
        ("{ $ref: '#/components/schemas/Part', required: [b] }", "Part?"),
        (
            "{ $ref: '#/components/schemas/Part', properties: { more: { type: string } } }",
            "ThingP{0}?"
        ),
        ("{ $ref: '#/components/schemas/Words', default: [] }", "IReadOnlyList<string>?"),
        (
            "{ allOf: [{ $ref: '#/components/schemas/Part', properties: { more: { type: string } } }] }",
            "ThingP{0}?"
        ),
        // Enums and constants.
        ("{ enum: [a, b, null] }", "ThingP{0}?"),
        ("{ enum: [1, 2] }", "ThingP{0}?"),
        ("{ enum: [1, 2.5] }", "double?"),
        ("{ enum: [true] }", "bool?"),
        ("{ enum: [a, 1] }", "ThingP{0}?"),
        ("{ enum: [{ a: 1 }, { a: 2 }] }", "JsonElement?"),
        ("{ const: a }", "ThingP{0}?"),
        ("{ type: string, const: 1 }", "ThingP{0}?"),
        ("{ const: 1.5 }", "double?"),
        ("{ const: null }", "JsonElement?"),
        ("{ anyOf: [{ const: 1, title: One }, { const: 2 }] }", "ThingP{0}?"),
        ("{ anyOf: [{ type: string }, { const: a }] }", "ThingP{0}?"),
        // Lists and maps.
        ("{ type: array, items: true }", "IReadOnlyList<JsonElement>?"),
        ("{ type: array, items: false }", "IReadOnlyList<JsonElement>?"),
        (
            "{ prefixItems: [{ type: string }, { type: string }], items: { type: string } }",
            "IReadOnlyList<string>?"
        ),
        (
            "{ type: array, items: [{ type: integer }, { type: integer }], additionalItems: false }",
            "IReadOnlyList<long>?"
        ),
        (
            "{ prefixItems: [{ type: string }, { type: string }], items: true }",
            "IReadOnlyList<JsonElement>?"
        ),
        ("{ prefixItems: [{ type: string }, true] }", "IReadOnlyList<JsonElement>?"),
        (
            "{ type: object, patternProperties: { '^a': { type: string }, '^b': { type: string } } }",
            "IReadOnlyDictionary<string, JsonElement>?"
        ),
        (
            "{ type: object, patternProperties: { '^a': { type: string } }, additionalProperties: true }",
            "IReadOnlyDictionary<string, JsonElement>?"
        ),
        (
            "{ type: object, patternProperties: { '^a': { type: string } }, unevaluatedProperties: false }",
            "IReadOnlyDictionary<string, string>?"
        ),
        (
            "{ type: object, patternProperties: { '^.*$': { type: string } } }",
            "IReadOnlyDictionary<string, string>?"
        ),
        (
            "{ patternProperties: { '^a': { $ref: '#/components/schemas/Part' } }, additionalProperties: false }",
            "IReadOnlyDictionary<string, Part>?"
        ),
        (
            "{ type: object, unevaluatedProperties: { type: boolean } }",
            "IReadOnlyDictionary<string, bool>?"
        ),
        // Text with other content.
        ("{ type: string, contentEncoding: base64 }", "byte[]?"),
        ("{ contentEncoding: BASE64, contentMediaType: image/png }", "byte[]?"),
        ("{ type: string, contentEncoding: base64url }", "string?"),
        ("{ type: string, contentMediaType: application/json }", "string?"),
        // Limits.
        ("{ type: integer, format: int32, exclusiveMaximum: 4294967296 }", "long?"),
        ("{ type: integer, exclusiveMinimum: -1, maximum: 18446744073709551615 }", "ulong?"),
        // Null behind references and compositions.
        ("{ $ref: '#/components/schemas/Nothing' }", "JsonElement?"),
        ("true", "JsonElement?"),
        ("false", "JsonElement?"),
    ];

    private static readonly Lazy<GeneratorRun> Run = new(() =>
        SpecProject
            .With(
                $$"""
                openapi: 3.1.0
                paths: { /a: { get: { operationId: getA, responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } } } }
                components:
                  schemas:
                    Part: { type: object, properties: { a: { type: string } } }
                    Other: { type: object, properties: { b: { type: string } } }
                    Words: { type: array, items: { type: string } }
                    Nothing: { type: 'null' }
                    Absent: { type: [object, 'null'], properties: { c: { type: string } } }
                    Anything: { description: Any value. }
                    Always: true
                    Composed: { allOf: [{ $ref: '#/components/schemas/Absent' }] }
                    Thing:
                      type: object
                      required: [n0, n1, n2, n3, n4, n5, n6, n7, n8, n9]
                      properties:
                        n0: { $ref: '#/components/schemas/Absent' }
                        n1: { $ref: '#/components/schemas/Absent', description: A. }
                        n2: { $ref: '#/components/schemas/Composed', description: A. }
                        n3: { oneOf: [{ $ref: '#/components/schemas/Absent' }, { $ref: '#/components/schemas/Part' }] }
                        n4: { allOf: [{ $ref: '#/components/schemas/Absent' }, { $ref: '#/components/schemas/Part' }] }
                        n5: { allOf: [{ $ref: '#/components/schemas/Absent' }, { description: A. }] }
                        n6: {}
                        n7: { $ref: '#/components/schemas/Anything' }
                        n8: { $ref: '#/components/schemas/Anything', description: A. }
                        n9: { $ref: '#/components/schemas/Always' }
                {{string.Concat(
                    Properties.Select((property, i) => $"        p{i}: {property.Schema}\n")
                )}}
                """
            )
            .Run()
            .AssertCompiles()
    );

    public static TheoryData<int, string, string> Types
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            for (var i = 0; i < Properties.Length; i++)
            {
                data.Add(i, Properties[i].Schema, Properties[i].Type);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_schema_is_the_type(int number, string schema, string type)
    {
        Assert.NotEmpty(schema);
        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, type, number),
            TypeOf($"P{number}")
        );
    }

    [Fact]
    public void A_property_keeps_the_description_of_a_schema_without_constraints() =>
        Assert.Contains("Any value.", Run.Value.File("Thing"), StringComparison.Ordinal);

    [Theory]
    [InlineData("N6", "required JsonElement?")]
    [InlineData("N7", "required JsonElement?")]
    [InlineData("N8", "required JsonElement?")]
    [InlineData("N9", "required JsonElement?")]
    [InlineData("N0", "required Absent?")]
    [InlineData("N1", "required Absent?")]
    [InlineData("N2", "required Absent?")]
    [InlineData("N3", "required ThingN3?")]
    [InlineData("N4", "required ThingN4")]
    [InlineData("N5", "required Absent?")]
    public void Null_is_allowed_if_a_schema_allows_it(string property, string type) =>
        Assert.Equal(type, TypeOf(property));

    private static string TypeOf(string property) =>
        Regex
            .Match(
                Run.Value.File("Thing"),
                $@"^    public (.+) {property}\b",
                RegexOptions.Multiline
            )
            .Groups[1]
            .Value;
}
