using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>A small document, and projects that compare it with others.</summary>
internal static class PreviousProject
{
    public const string Old = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /carts:
            get:
              operationId: listCarts
              tags: [Carts]
              parameters:
                - { name: size, in: query, schema: { type: integer } }
                - { $ref: "#/components/parameters/page" }
              responses:
                "200": { description: All., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Cart" } } } } }
          /carts/{id}:
            get:
              operationId: getCart
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Cart" } } } }
            patch:
              operationId: updateCart
              tags: [Carts]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/CartUpdate" } } } }
              responses: { "204": { description: Done. } }
        components:
          parameters:
            page: { name: page, in: query, schema: { type: integer } }
          schemas:
            Cart:
              type: object
              required: [id, state]
              properties:
                id: { type: string }
                state: { type: string, enum: [OPEN, PAID, LOST] }
                note: { type: string }
                total: { type: integer }
                owner: { $ref: "#/components/schemas/Owner" }
            CartUpdate:
              allOf:
                - type: object
                  properties:
                    note: { type: string }
                    total: { type: integer }
            Owner:
              type: object
              properties: { name: { type: string } }
        """;

    public static SpecProject Project(string document, string operations) =>
        Project(document, operations, Old);

    public static SpecProject Project(string document, string operations, string? previous) =>
        new SpecProject()
            .AddSpec(document, operations, metadata: ("Previous", "old.yaml"))
            .AddFile("old.yaml", previous);
}
