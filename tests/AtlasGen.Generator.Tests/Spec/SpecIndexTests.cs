using static AtlasGen.Generator.Tests.Harness.WholeDocument;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests the index of the operations and components of a document.</summary>
public class SpecIndexTests
{
    [Fact]
    public void The_duplicate_keys_of_many_parts_are_returned_once()
    {
        var index = Index(
            """
            openapi: 3.0.1
            components:
              schemas: { A: {}, B: {}, B: {}, C: {} }
              schemas: { D: {} }
              schemas: {}
            components: {}
            """
        );
        var parts = index.Components.ToList();
        Assert.Equal(4, parts.Count);
        Assert.Equal(
            ["components", "schemas", "schemas", "B"],
            index.DuplicatesOf(parts).Select(entry => entry.Key)
        );
    }

    [Theory]
    [InlineData("Thing", "/components/schemas/Thing", true)]
    [InlineData("Thing", "/components/schemas/Thing/properties/schemas/items", false)]
    [InlineData("Thing", "/components/responses/Thing", false)]
    [InlineData("*thing", "/components/schemas/Thing", true)]
    public void A_schema_is_a_component_if_the_index_lists_it(
        string thing,
        string place,
        bool expected
    )
    {
        const string Schema = "{ properties: { schemas: { items: { type: string } } } }";
        var index = Index(
            $$"""
            openapi: 3.0.1
            x-thing: &thing {{Schema}}
            components:
              schemas: { Thing: {{(thing == "*thing" ? thing : Schema)}} }
              responses: { Thing: { description: a } }
            """
        );
        Assert.Equal(expected, index.IsSchema(index.Find(place)!.Value));
    }
}
