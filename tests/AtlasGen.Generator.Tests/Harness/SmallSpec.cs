namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Builds small documents with operations of one tag.</summary>
internal static class SmallSpec
{
    public static GeneratorRun Run(string paths, string components = "") =>
        SpecProject.With(Document(paths, components)).Run().AssertClean();

    public static string Document(string paths, string components = "") =>
        $$"""
            openapi: 3.0.3
            info: { title: Same, version: "1" }
            paths:
            {{paths}}
            components:
            {{(components.Length == 0 ? "  schemas: {}" : components)}}
            """;

    public static string Get(
        string path,
        string operationId,
        string parameters = "",
        string responses = "\"204\": { description: None. }"
    ) =>
        $"""
              {path}:
                get:
                  operationId: {operationId}
                  tags: [Things]
                  parameters: {(parameters.Length == 0 ? "[]" : Indented(parameters))}
                  responses: {Indented(responses)}

            """;

    public static string Returns(string schema) =>
        $"\"200\": {{ description: One., content: {{ application/json: {{ schema: {schema} }} }} }}";

    private static string Indented(string lines) =>
        "\n        " + lines.Replace("\n", "\n        ", StringComparison.Ordinal);
}
