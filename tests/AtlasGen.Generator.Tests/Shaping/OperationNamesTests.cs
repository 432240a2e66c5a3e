using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>
/// Tests that the names of methods and query parameter records do not depend on the selection or its order.
/// </summary>
public class OperationNamesTests
{
    private static readonly string[] Paths =
    [
        // Two operationIds with the same C# name.
        Path("/a", "list-things", "One", parameters: 5),
        Path("/b", "listThings", "One", parameters: 5),
        // The same name in another client.
        Path("/c", "listThings_", "Two", parameters: 5),
        // The name for enumerating pages is already that of an operation.
        Path("/d", "getStates", "One", parameters: 1),
        Path("/e", "listStates", "One", parameters: 1),
        Path("/f", "enumerateStates", "One", parameters: 0),
        Path("/g", "states", "One", parameters: 1),
        // "getter" does not begin with the verb "get".
        Path("/h", "getter", "One", parameters: 4),
    ];

    [Fact]
    public void Names_are_unique_and_those_of_the_document_come_first()
    {
        var run = SpecProject.With(Document(Paths)).Run().AssertClean();
        Assert.Equal(
            [
                "ListThings(ListThingsQueryParameters)",
                "EnumerateThings(ListThingsQueryParameters)",
                "ListThingsOperation(ListThingsOperationQuery)",
                "EnumerateThingsOperation(ListThingsOperationQuery)",
                "GetStates(GetStatesQuery)",
                "EnumerateStatesItems(GetStatesQuery)",
                "ListStates(ListStatesQuery)",
                "EnumerateStatesItems2(ListStatesQuery)",
                "EnumerateStates()",
                "States(StatesQuery)",
                "EnumerateStatesItems3(StatesQuery)",
                "Getter(GetterQuery)",
                "EnumerateGetter(GetterQuery)",
            ],
            Methods(run, "IOneClient")
        );
        Assert.Equal(
            [
                "ListThings(ListThingsQueryParameters2)",
                "EnumerateThings(ListThingsQueryParameters2)",
            ],
            Methods(run, "ITwoClient")
        );
    }

    [Fact]
    public void More_operations_rename_nothing()
    {
        var all = SpecProject.With(Document(Paths)).Run().Files;
        foreach (var operation in new[] { "listThings", "listThings_", "listStates", "states" })
        {
            var one = SpecProject.With(Document(Paths), operation).Run().AssertClean();
            var client = operation == "listThings_" ? "ITwoClient" : "IOneClient";
            var methods = Methods(one, client).ToList();
            Assert.Equal(2, methods.Count);
            Assert.Subset(
                Methods(SpecProject.With(Document(Paths)).Run(), client).ToHashSet(),
                methods.ToHashSet()
            );
            Assert.All(
                one.Files.Where(file => file.Key.Contains("Query", StringComparison.Ordinal)),
                file => Assert.Equal(all[file.Key], file.Value)
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void More_optional_parameters_keep_a_call_compiling(int parameters) =>
        SpecProject
            .With(Document([Path("/a", "listStates", "One", parameters)]))
            .AddSource(
                """
                class C
                {
                    object Call(Acme.Atlas.AtlasClient atlas) =>
                        atlas.One.ListStatesAsync("needed", query: new() { PageNum = 2 }, envelope: true);
                }
                """
            )
            .Run()
            .AssertClean();

    [Fact]
    public void The_order_of_paths_changes_nothing() =>
        Assert.Equal(
            SpecProject.With(Document(Paths)).Run().Files,
            SpecProject.With(Document(Paths.Reverse())).Run().Files
        );

    /// <summary>Returns the methods of an interface, with the records that they take.</summary>
    private static IEnumerable<string> Methods(GeneratorRun run, string type) =>
        run.File(type)
            .Split("/// <summary>")
            .Where(member => member.Contains("Async(\n", StringComparison.Ordinal))
            .Select(member =>
            {
                var name = member.Split("Async(\n")[0].Split(' ')[^1];
                var parameters = member.Split("Async(\n")[1];
                var record = parameters.Split("? query = null")[0];
                return $"{name}({(record == parameters ? "" : record.Split(' ')[^1])})";
            });

    private static string Path(string path, string operationId, string tag, int parameters) =>
        $$"""
              {{path}}:
                get:
                  operationId: {{operationId}}
                  tags: [{{tag}}]
                  parameters:
                    - { name: envelope, in: query, schema: { type: boolean } }
                    - { name: pretty, in: query, schema: { type: boolean } }
                    - { name: needed, in: query, required: true, schema: { type: string } }
            {{string.Concat(
                Names(parameters).Select(name =>
                    $"        - {{ name: {name}, in: query, schema: {{ type: integer }} }}\n"
                )
            )}}
                  responses:
                    "200":
                      description: OK
                      content:
                        application/json: { schema: { type: array, items: { type: string } } }

            """;

    private static IEnumerable<string> Names(int count) =>
        "pageNum itemsPerPage b c d".Split(' ').Take(count);

    private static string Document(IEnumerable<string> paths) =>
        $$"""
            openapi: 3.0.1
            info: { title: Names, version: "1" }
            paths:
            {{string.Concat(paths)}}
            components:
              schemas:
                ListThingsQuery: { type: object, properties: { a: { type: string } } }
            """;
}
