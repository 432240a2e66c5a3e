namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Provides the documents that tests read.</summary>
internal static class SpecTexts
{
    /// <summary>Gets the document with the invites operations in this repository.</summary>
    public static string Invites { get; } = Own("atlas-invites.yaml");

    /// <summary>Returns a document that was written for one feature of the generator.</summary>
    public static string Feature(string name) => Own(Path.Combine("features", name + ".yaml"));

    /// <summary>Returns a MongoDB document. If the document is not available, the test is skipped.</summary>
    public static string Corpus(string name) =>
        File.ReadAllText(Repository.Corpus($"specs/{name}"));

    /// <summary>A document whose operationIds are missing or are not valid C# names.</summary>
    public const string OtherVendor = """
        openapi: 3.0.3
        info: { title: Other, version: "1" }
        paths:
          /artifacts:
            get:
              operationId: actions/list-artifacts
              responses: { "204": { description: Done. } }
            put:
              operationId: users:list
              responses: { "204": { description: Done. } }
          /things/{id}:
            get:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "204": { description: Done. } }
            delete:
              operationId: things:delete
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { "204": { description: Done. } }
        """;

    /// <summary>Returns a document of this repository.</summary>
    public static string Own(string name) =>
        File.ReadAllText(Path.Combine(Repository.Folder, "specs", name));
}
