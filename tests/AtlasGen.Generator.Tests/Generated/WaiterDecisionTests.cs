using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests decisions about descriptions of waits that other tests do not depend on.</summary>
public class WaiterDecisionTests
{
    private const string Read =
        "read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }";

    private const string CliRead =
        "get: { operation-id: getThing, params: { thingId: 'body:$.id' } }";

    [Theory]
    // Each value once, and failures also from the enum and from values that the enum lacks.
    [InlineData(
        $"x-xgen-atlascli: {{ watcher: {{ {CliRead}, expect: {{ match: {{ path: $.state, values: [IDLE, IDLE, FAILED, LATE_FAILED] }} }} }} }}",
        """{ Until = ["IDLE"], Fail = ["FAILED", "LATE_FAILED"], };"""
    )]
    [InlineData(
        $"x-xgen-atlascli: {{ watcher: {{ {CliRead}, expect: {{ http-code: 404 }} }} }}",
        "{ EndsWhenGone = true, };"
    )]
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, state: $.state, until: [IDLE, null, IDLE], fail: [null] }}",
        """{ Until = ["IDLE"], };"""
    )]
    // All failures of the Atlas CLI, by their last word.
    [InlineData(
        $"x-xgen-atlascli: {{ watcher: {{ {CliRead}, expect: {{ match: {{ path: $.any-state_1, values: [IDLE, FAILING, CANCELED, CANCELLED, X_ERROR, X-EXPIRED, X FAIL, Failure, REJECTED] }} }} }} }}",
        """{ Until = ["IDLE", "FAILING"], Fail = ["CANCELED", "CANCELLED", "X_ERROR", "X-EXPIRED", "X FAIL", "Failure", "REJECTED"], };"""
    )]
    // A number has no list of values, and an integer enum has one.
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, until: {{ $.size: [7], $.level: [2], $.open: [false] }} }}",
        """{ UntilProperties = [new("size") { Values = ["7"] }, new("level") { Values = ["2"] }, new("open") { Values = ["false"] }], };"""
    )]
    // YAML has other spellings of what JSON contains.
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, until: {{ $.open: [False], $.level: [0x2] }}, fail: {{ $.open: [TRUE] }} }}",
        """{ UntilProperties = [new("open") { Values = ["false"] }, new("level") { Values = ["2"] }], FailProperties = [new("open") { Values = ["true"] }], };"""
    )]
    // Null is no description.
    [InlineData(
        $"x-atlasgen-waiter: null\n      x-xgen-atlascli: {{ watcher: {{ {CliRead}, expect: {{ http-code: 404 }} }} }}",
        "{ EndsWhenGone = true, };"
    )]
    // The own form takes precedence over that of the Atlas CLI, and a path over an operationId.
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, gone: true }}\n      x-xgen-atlascli: {{ watcher: {{ {CliRead}, expect: {{ match: {{ path: $.state, values: [IDLE] }} }} }} }}",
        "{ EndsWhenGone = true, };"
    )]
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/things/{thingId}', operationId: createThing, parameters: { thingId: 'body:$.id' } }, gone: true }",
        "{ EndsWhenGone = true, };"
    )]
    // An enum and a string can have the same values.
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/things/{thingId}', parameters: { thingId: 'input:kind' } }, gone: true }",
        "{ EndsWhenGone = true, };"
    )]
    // One of the types of a union has any text.
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, state: $.shape.phase, until: [DONE] }}",
        """{ Until = ["DONE"], };"""
    )]
    // The read has another tag, so a private method reads, without the optional parameters.
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/others/{thingId}', parameters: { thingId: 'body:$.id' } }, gone: true }",
        "{ EndsWhenGone = true, };"
    )]
    // The response of the read can be empty, and its body is optional.
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/maybe' }, state: $.state, until: [IDLE] }",
        """{ Until = ["IDLE"], };"""
    )]
    public void A_description_that_can_be_used(string waiter, string expected)
    {
        var run = Run(waiter);
        Assert.DoesNotContain(
            run.Diagnostics,
            line => !line.Contains("LATE_FAILED", StringComparison.Ordinal)
        );
        var text = string.Join(
            ' ',
            run.File("DefaultClient").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Contains(
            $"CreateThingWaiter = new(CreateThingOperation) {expected}",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("verbose", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, gone: true, fail: [FAILED] }}",
        "it has states, but not the path of the property."
    )]
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, state: $.shape.size, until: [DONE] }}",
        "the response of 'getThing' has no single value 'shape.size' in the version that the client uses."
    )]
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.flag' } }, gone: true }",
        "the property 'flag' of the response has another type than the parameter 'thingId' of 'getThing'."
    )]
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, state: $state, until: [IDLE] }}",
        "'$state' is not a path of property names, such as $.status."
    )]
    [InlineData(
        $"x-atlasgen-waiter: {{ {Read}, state: $.shape..size, until: [IDLE] }}",
        "'$.shape..size' is not a path of property names, such as $.status."
    )]
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/things/{thingId}', parameters: { thingId: 'input:' } }, gone: true }",
        "'input:' is neither input:NAME, for a parameter of the operation, nor body:$.NAME, for a property of its response."
    )]
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/file' }, gone: true }",
        "the operation 'getFile', which reads the state, cannot be generated or does not return JSON."
    )]
    [InlineData(
        "x-atlasgen-waiter: { read: { path: '/with-body' }, gone: true }",
        "the operation 'getWithBody' requires a body."
    )]
    public void A_description_that_cannot_be_used(string waiter, string reason) =>
        Assert.EndsWith(
            $"AG3006: The method that waits after the operation 'createThing' is not generated: {reason}",
            Assert.Single(Run(waiter).Diagnostics),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("level", "9")]
    [InlineData("open", "maybe")]
    public void A_value_that_the_property_cannot_have(string property, string value) =>
        Assert.Contains(
            $"info AG3007: The state '{value}' is not one of the values that the document declares for '{property}'",
            Assert.Single(
                Run(
                    $"x-atlasgen-waiter: {{ {Read}, until: {{ $.{property}: [{value}] }} }}"
                ).Diagnostics
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Properties_without_failures_are_read() =>
        Assert.Contains(
            "            AtlasWaiter.Text<Other, Other>,\n",
            Run($"x-atlasgen-waiter: {{ {Read}, until: {{ $.open: set }} }}").File("DefaultClient"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Null_is_no_description() =>
        Assert.DoesNotContain(
            "AndWait",
            Run("x-atlasgen-waiter: null\n      x-xgen-atlascli: { watcher: null }")
                .AssertClean()
                .File("DefaultClient"),
            StringComparison.Ordinal
        );

    private static GeneratorRun Run(string waiter) =>
        SpecProject
            .With(
                $$"""
                openapi: 3.0.1
                info: { title: Things, version: "1" }
                servers: [{ url: 'https://example.com' }]
                paths:
                  /things:
                    post:
                      operationId: createThing
                      {{waiter}}
                      parameters: [{ name: kind, in: query, required: true, schema: { type: string, enum: [A, B] } }]
                      responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
                  /things/{thingId}:
                    get:
                      operationId: getThing
                      parameters: [{ name: thingId, in: path, required: true, schema: { type: string } }]
                      responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
                  /others/{thingId}:
                    get:
                      operationId: getOther
                      tags: [Others]
                      parameters:
                        - { name: thingId, in: path, required: true, schema: { type: string } }
                        - { name: verbose, in: query, schema: { type: boolean } }
                      responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
                  /maybe:
                    get:
                      operationId: getMaybe
                      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                      responses:
                        "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } }
                        "204": { description: Nothing. }
                  /file:
                    get:
                      operationId: getFile
                      responses: { "200": { description: Done., content: { application/zip: { schema: { type: string, format: binary } } } } }
                  /with-body:
                    get:
                      operationId: getWithBody
                      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                      responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
                components:
                  schemas:
                    Thing: { type: object, properties: { id: { type: string }, flag: { type: boolean } } }
                    Other: { type: object, properties: { state: { type: string, enum: [BUSY, IDLE, FAILED] }, any-state_1: { type: string }, size: { type: integer }, open: { type: boolean }, level: { type: integer, enum: [1, 2] }, shape: { $ref: '#/components/schemas/Shape' } } }
                    Shape:
                      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }]
                      discriminator: { propertyName: kind, mapping: { CIRCLE: '#/components/schemas/Circle', SQUARE: '#/components/schemas/Square' } }
                    Circle: { type: object, required: [kind], properties: { kind: { type: string }, phase: { type: string, enum: [NEW] }, size: { type: string } } }
                    Square: { type: object, required: [kind], properties: { kind: { type: string }, phase: { type: string }, size: { type: array, items: { type: string } } } }
                """,
                "createThing"
            )
            .Run()
            .AssertCompiles();
}
