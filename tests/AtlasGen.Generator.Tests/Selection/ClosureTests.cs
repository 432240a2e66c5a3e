using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Selection;

/// <summary>Tests that a selection includes everything it uses, and nothing else.</summary>
public class ClosureTests
{
    private const string Spec = """
        openapi: 3.0.1
        paths:
          /pets/{id}:
            parameters:
              - $ref: '#/components/parameters/id'
            get:
              operationId: getPet
              responses:
                '200': { $ref: '#/components/responses/pet' }
            put:
              operationId: putPet
              requestBody: { $ref: '#/components/requestBodies/pet' }
              responses: {}
              callbacks:
                done: { $ref: '#/components/callbacks/done' }
          /kennels:
            get:
              operationId: getKennel
              responses:
                '200':
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Kennel/properties/size' }
                      example: { $ref: '#/components/schemas/Unused' }
                      x-a: { $ref: '#/components/schemas/Unused' }
            post:
              operationId: postKennel
              responses:
                '200': { $ref: '#/components/responses/none' }
                '201': { $ref: 'other.yaml#/components/responses/none' }
        components:
          parameters:
            id: { name: id, in: path, schema: { $ref: '#/components/schemas/Id' } }
            unused: { name: unused, in: query }
          responses:
            pet:
              headers:
                rate: { $ref: '#/components/headers/rate' }
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Pet' }
                  examples:
                    one: { $ref: '#/components/examples/one' }
              links:
                next: { $ref: '#/components/links/next' }
          requestBodies:
            pet: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
          headers:
            rate: { schema: { $ref: '#/components/schemas/Rate' } }
          examples:
            one: { value: 1 }
          links:
            next: { operationId: getKennel }
          callbacks:
            done: { '{$request.body}': { post: { requestBody: { content: { a/a: { schema: { $ref: '#/components/schemas/Done' } } } }, responses: {} } } }
          schemas:
            Id: { type: string }
            Rate: { type: integer }
            Done: { type: object, properties: { enum: { $ref: '#/components/schemas/Id' } } }
            Unused: { type: object }
            Kennel: { type: object, properties: { size: { $ref: '#/components/schemas/Rate' } } }
            Pet:
              type: object
              discriminator:
                propertyName: kind
                mapping:
                  cat: '#/components/schemas/Cat'
                  dog: Dog
            Cat: { type: object }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Tail' }] }
            Fish: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
            Tail: { properties: { part: { $ref: '#/components/schemas/Tail' } } }
        """;

    private static readonly SpecIndex Index = new ShapedSpec(Spec).Index;

    [Theory]
    [InlineData(
        "getPet",
        "parameters/id responses/pet headers/rate examples/one links/next schemas/Id schemas/Rate schemas/Pet schemas/Cat schemas/Dog schemas/Fish schemas/Tail"
    )]
    [InlineData(
        "putPet",
        "parameters/id requestBodies/pet callbacks/done schemas/Id schemas/Done schemas/Pet schemas/Cat schemas/Dog schemas/Fish schemas/Tail"
    )]
    [InlineData("getKennel", "schemas/Rate")]
    [InlineData("postKennel", "")]
    public void Takes_along(string operationId, string components)
    {
        var closure = Of(operationId);
        var (operation, parts) = (closure.Parts[0], closure.Parts.Skip(1));
        Assert.Equal(operationId, operation.Node.Text("operationId"));
        Assert.Equal(
            components
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
            parts
                .Select(part => part.Pointer["/components/".Length..])
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("getPet", false)]
    [InlineData("postKennel", true)]
    public void Knows_whether_a_reference_is_broken(string operationId, bool expected) =>
        Assert.Equal(expected, Of(operationId).HasBrokenReferences);

    /// <remarks>If each schema visited all its descendants, the test would reach the timeout on any machine.</remarks>
    [Fact(Timeout = 600_000)]
    public async Task Takes_each_descendant_of_a_chain_of_discriminators_once()
    {
        const int count = 300_000;
        var schemas = Enumerable
            .Range(1, count - 1)
            .Select(i =>
                $"    S{i}: {{ allOf: [{{ $ref: '#/components/schemas/S{i - 1}' }}], discriminator: {{ propertyName: p{i} }} }}\n"
            );
        var text =
            "openapi: 3.0.1\ncomponents:\n  schemas:\n    S0: { discriminator: { propertyName: p0 } }\n"
            + string.Concat(schemas);
        var index = WholeDocument.Index(text);
        var closure = await Task.Run(
            () =>
                Closure.Of(
                    index,
                    [],
                    [index.Schema("S0")!.Value.Node],
                    TestContext.Current.CancellationToken
                ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(count, closure.Parts.Count);
    }

    private static Closure Of(string operationId) =>
        Closure.Of(
            Index,
            Index.Operations.Where(operation => operation.OperationId == operationId),
            [],
            CancellationToken.None
        );
}
