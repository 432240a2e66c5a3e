using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests descriptions of waits that cannot be used. The operations themselves must still be generated.</summary>
public class WaiterDiagnosticsTests
{
    private const string Status = "until: [IDLE], state: $.state";

    [Theory]
    // The read.
    [InlineData("{ until: [IDLE] }", "it does not state which operation reads the state.")]
    [InlineData(
        $"{{ read: {{ path: /other }}, {Status} }}",
        "the document has no GET operation with the path '/other'."
    )]
    [InlineData(
        $"{{ read: {{ path: /things }}, {Status} }}",
        "the document has no GET operation with the path '/things'."
    )]
    [InlineData(
        $"{{ read: {{ operationId: findThing }}, {Status} }}",
        "the document has no operation 'findThing' to read the state with."
    )]
    [InlineData(
        $"{{ read: {{ operationId: updateThing }}, {Status} }}",
        "the operation 'updateThing' is a PATCH. Only a GET can be repeated without changing anything."
    )]
    [InlineData(
        $"{{ read: {{ operationId: twice }}, {Status} }}",
        "several operations in the document are named 'twice'."
    )]
    [InlineData(
        $"{{ read: {{ operationId: getNothing }}, {Status} }}",
        "the operation 'getNothing', which reads the state, cannot be generated or does not return JSON."
    )]
    // What is expected.
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } } }",
        "nothing ends the wait. Set a state, or the status 404."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: [IDLE] }",
        "it has states, but not the path of the property."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: [IDLE], state: '$.list[0]' }",
        "'$.list[0]' is not a path of property names, such as $.status."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: [IDLE], state: $.stateName }",
        "the response of 'getThing' has no single value 'stateName' in the version that the client uses."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: [IDLE], state: $.inner }",
        "the response of 'getThing' has no single value 'inner' in the version that the client uses."
    )]
    // What is expected of properties.
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: [IDLE] }, state: $.state }",
        "'state' is for lists of states, and not for maps of properties."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: [IDLE] }, fail: [FAILED] }",
        "'until' and 'fail' must both be lists of states, or both be maps."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: [IDLE], fail: { $.state: [FAILED] } }",
        "'until' and 'fail' must both be lists of states, or both be maps."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { state: [IDLE] } }",
        "'state' is not a path of property names, such as $.status."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: [] } }",
        "'$.state' has no values. List them, or use 'set'."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: { set: true } } }",
        "'$.state' has no values. List them, or use 'set'."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: null } }",
        "'$.state' has no values. List them, or use 'set'."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: {} }",
        "nothing ends the wait. Set a state, or the status 404."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, fail: { $.state: [FAILED] } }",
        "nothing ends the wait. Set a state, or the status 404."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: set, $.doneAt: set } }",
        "the response of 'getThing' has no single value 'doneAt' in the version that the client uses."
    )]
    [InlineData(
        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: set }, fail: { $.inner: set } }",
        "the response of 'getThing' has no single value 'inner' in the version that the client uses."
    )]
    // Misspelled keywords.
    [InlineData(
        "{ unti: [IDLE] }",
        "'unti' is not known here. Use read, state, until, fail, gone."
    )]
    [InlineData(
        "{ read: { paths: /things } }",
        "'paths' is not known here. Use path, operationId, parameters."
    )]
    // The parameters of the read.
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}' }}, {Status} }}",
        "nothing supplies the parameter 'thingId' of 'getThing', because the operation has no required parameter 'thingId'."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'input:size' }} }}, {Status} }}",
        "nothing supplies the parameter 'thingId' of 'getThing', because the operation has no required parameter 'size'."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'input:count' }} }}, {Status} }}",
        "the parameter 'count' of the operation has another type than the parameter 'thingId' of 'getThing'."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'body:$._id' }} }}, {Status} }}",
        "the response of the operation has no single value '_id' in the version that the client uses."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'body:$.inner' }} }}, {Status} }}",
        "the response of the operation has no single value 'inner' in the version that the client uses."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'body:$.inner.size' }} }}, {Status} }}",
        "the property 'inner.size' of the response has another type than the parameter 'thingId' of 'getThing'."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: $.id }} }}, {Status} }}",
        "'$.id' is neither input:NAME, for a parameter of the operation, nor body:$.NAME, for a property of its response."
    )]
    [InlineData(
        $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ id: 'body:$.id' }} }}, {Status} }}",
        "the operation 'getThing' has no required parameter 'id'."
    )]
    public void A_description_that_cannot_be_used(string waiter, string reason)
    {
        var run = Run("x-atlasgen-waiter", waiter);
        AssertReported(run, reason);
        Assert.Contains("CreateThingAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
        Assert.DoesNotContain("AndWait", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{ get: { operation-id: getThing, params: { thingId: 'body:$.id' } }, expect: { http-code: 200 } }",
        "only the status 404 can end a wait. Correct 'http-code'."
    )]
    [InlineData(
        "{ get: { operation-id: getThing, params: { thingId: 'body:$.id' } }, expect: { match: { path: $.state, values: [FAILED] } } }",
        "all its states are failures, so it could never succeed."
    )]
    [InlineData(
        "{ expect: { http-code: 404 } }",
        "it does not state which operation reads the state."
    )]
    [InlineData("[]", "it does not state which operation reads the state.")]
    public void A_description_of_the_Atlas_CLI_that_cannot_be_used(string watcher, string reason)
    {
        var run = Run("x-xgen-atlascli", $"{{ watcher: {watcher} }}");
        AssertReported(run, reason);
    }

    [Fact]
    public void A_response_without_a_schema_has_no_properties()
    {
        var run = SpecProject
            .With(
                Document(
                        "x-atlasgen-waiter",
                        "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, gone: true }"
                    )
                    .Replace(
                        "schema: { $ref: '#/components/schemas/Thing' }",
                        "",
                        StringComparison.Ordinal
                    ),
                "createThing"
            )
            .Run()
            .AssertCompiles();
        Assert.Contains(
            "warning AG3006: The method that waits after the operation 'createThing' is not generated: the response of the operation has no schema, so it has no property 'id'.",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_state_that_the_document_does_not_declare()
    {
        var run = Run(
            "x-atlasgen-waiter",
            "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, state: $.state, until: [IDLE, Idle], fail: [BROKEN] }"
        );
        Assert.Equal(
            [
                "atlas.yaml(8,133): info AG3007: The state 'Idle' is not one of the values that the document declares for 'state' in the response of 'getThing'. Check the spelling and the version of the API.",
                "atlas.yaml(8,147): info AG3007: The state 'BROKEN' is not one of the values that the document declares for 'state' in the response of 'getThing'. Check the spelling and the version of the API.",
            ],
            run.Diagnostics
        );
        Assert.Contains(
            "CreateThingAndWaitAsync(",
            run.File("IDefaultClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_of_a_property_that_the_document_does_not_declare()
    {
        var run = Run(
            "x-atlasgen-waiter",
            "{ read: { path: '/things/{thingId}', parameters: { thingId: 'body:$.id' } }, until: { $.state: [IDLE, set] }, fail: { $.inner.a: [x], $.state: BROKEN } }"
        );
        Assert.Equal(
            [
                "atlas.yaml(8,128): info AG3007: The state 'set' is not one of the values that the document declares for 'state' in the response of 'getThing'. Check the spelling and the version of the API.",
                "atlas.yaml(8,160): info AG3007: The state 'BROKEN' is not one of the values that the document declares for 'state' in the response of 'getThing'. Check the spelling and the version of the API.",
            ],
            run.Diagnostics
        );
        Assert.Contains(
            "UntilProperties = [new(\"state\") { Values = [\"IDLE\", \"set\"] }],\n        FailProperties = [new(\"inner\", \"a\") { Values = [\"x\"] }, new(\"state\") { Values = [\"BROKEN\"] }],",
            run.File("DefaultClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_diagnostic_is_at_the_line_of_the_overlay()
    {
        var run = new SpecProject()
            .AddSpec(
                Document("x-nothing", "1"),
                "createThing",
                metadata: ("Overlays", "waiters.yaml")
            )
            .AddFile(
                "waiters.yaml",
                """
                overlay: 1.0.0
                info: { title: a, version: "1" }
                actions:
                  - target: $.paths['/things'].post
                    update:
                      x-atlasgen-waiter:
                        read:
                          operationId: updateThing
                        gone: true
                """
            )
            .Run()
            .AssertCompiles();
        Assert.StartsWith(
            "waiters.yaml(8,11): warning AG3006:",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_is_not_waited_for()
    {
        var run = Run(
            "x-atlasgen-waiter",
            "{ read: { path: '/things/{thingId}', parameters: { thingId: 'input:id' } }, gone: true }",
            document =>
                document.Replace(
                    "application/json: { schema: { $ref: '#/components/schemas/Thing' } }",
                    "application/zip: { schema: { type: string, format: binary } }",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            "its response is a file.",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    // Nobody selected the operation that reads the state.
    [Fact]
    public void The_end_of_an_operation_that_is_not_selected_is_not_reported()
    {
        var run = Run(
            "x-atlasgen-waiter",
            $"{{ read: {{ path: '/things/{{thingId}}', parameters: {{ thingId: 'body:$.id' }} }}, {Status} }}",
            document =>
                document.Replace(
                    "operationId: getThing\n",
                    "operationId: getThing\n      deprecated: true\n",
                    StringComparison.Ordinal
                )
        );
        Assert.Empty(run.Diagnostics);
        Assert.Contains("AndWait", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string key, string value, Func<string, string>? edit = null)
    {
        // Written on one line, so that every part of the description has the same line.
        var text = Document(key, value);
        var edited = edit?.Invoke(text) ?? text;
        Assert.True(edit is null || edited != text);
        var run = SpecProject.With(edited, "createThing").Run().AssertCompiles();
        return run;
    }

    // The descriptions are on one line, and the column is that of the part that is wrong.
    private static void AssertReported(GeneratorRun run, string reason) =>
        Assert.Matches(
            $@"^atlas\.yaml\(8,\d+\): warning AG3006: The method that waits after the operation 'createThing' is not generated: {Regex.Escape(reason)}$",
            Assert.Single(run.Diagnostics)
        );

    private static string Document(string key, string value) =>
        $$"""
            openapi: 3.0.1
            info: { title: Things, version: "1" }
            servers: [{ url: 'https://example.com' }]
            paths:
              /things:
                post:
                  operationId: createThing
                  {{key}}: {{value}}
                  parameters:
                    - { name: id, in: query, required: true, schema: { type: string } }
                    - { name: count, in: query, required: true, schema: { type: integer } }
                    - { name: size, in: query, schema: { type: string } }
                  responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
              /things/{thingId}:
                parameters: [{ name: thingId, in: path, required: true, schema: { type: string } }]
                get:
                  operationId: getThing
                  responses: { "200": { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
                patch:
                  operationId: updateThing
                  responses: { "204": { description: Done. } }
              /nothing:
                get:
                  operationId: getNothing
                  responses: { "204": { description: Done. } }
              /a: { get: { operationId: twice, responses: { "204": { description: Done. } } } }
              /b: { get: { operationId: twice, responses: { "204": { description: Done. } } } }
            components:
              schemas:
                Thing: { type: object, properties: { id: { type: string, format: uuid }, inner: { type: object, properties: { size: { type: integer } } } } }
                Other: { type: object, properties: { state: { type: string, enum: [BUSY, IDLE, FAILED] }, inner: { type: object, properties: { a: { type: string } } } } }
            """;
}
