using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests that form members are sent as their Encoding Objects declare (OpenAPI 3.0.3).</summary>
public class FormTests
{
    private static readonly Lazy<Assembly> Nulls = UserCode.CompileWith(
        """
        openapi: 3.0.3
        info: { title: Form, version: "1" }
        paths:
          /boats:
            post:
              operationId: addBoat
              tags: [Boats]
              requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Boat' } } } }
              responses: { "204": { description: done } }
        components:
          schemas:
            Boat:
              type: object
              required: [name, size, built, state, crew, owner]
              properties:
                name: { type: string, nullable: true }
                size: { type: integer, nullable: true }
                built: { type: string, format: date, nullable: true }
                state: { $ref: '#/components/schemas/State' }
                crew: { type: array, nullable: true, items: { type: string } }
                owner: { type: object, nullable: true, properties: { name: { type: string } } }
                note: { type: string, nullable: true }
                harbor: { type: string }
            State: { type: string, nullable: true, enum: [new, old, null] }
        """,
        """
            public static async Task<string> Nothing(AtlasClient atlas)
            {
                await atlas.Boats.AddBoatAsync(
                    new() { Name = null, Size = null, Built = null, State = null, Crew = null, Owner = null, Note = null, Harbor = null });
                return "";
            }

            public static async Task<string> Values(AtlasClient atlas)
            {
                await atlas.Boats.AddBoatAsync(
                    new() { Name = "", Size = 0, Built = new(2026, 1, 2), State = State.New, Crew = ["a"], Owner = new(), Note = "b" });
                return "";
            }

        """
    );

    [Theory]
    [InlineData("Nothing", "name=&size=&built=&state=")]
    [InlineData("Values", "name=&size=0&built=2026-01-02&state=new&crew=a&owner=%7B%7D&note=b")]
    public async Task A_null_of_a_required_property_is_an_empty_value(string call, string body)
    {
        var sent = await Nulls.CallAsync(call, WireAnswer.Nothing);
        Assert.Equal(body, sent.Split('\n')[^1]);
    }

    private static readonly Lazy<Assembly> Forms = UserCode.CompileWith(
        """
        openapi: 3.0.3
        info: { title: Form, version: "1" }
        paths:
          /orders:
            post:
              operationId: order
              tags: [Orders]
              requestBody: { $ref: '#/components/requestBodies/Order' }
              responses: { "204": { description: done } }
        components:
          requestBodies:
            Order:
              required: true
              content:
                application/x-www-form-urlencoded:
                  schema:
                    allOf:
                      - type: object
                        properties:
                          list: { type: array, items: { type: string } }
                          repeated: { type: array, items: { type: string } }
                          spaces: { type: array, items: { type: integer } }
                          bars: { type: array, items: { type: string } }
                          reserved: { type: array, items: { type: string } }
                          json: { type: array, items: { type: string } }
                      - $ref: '#/components/schemas/Sizes'
                  encoding:
                    list: { style: form, explode: false }
                    repeated: { style: form }
                    spaces: { style: spaceDelimited }
                    bars: { style: pipeDelimited, explode: false }
                    json: { contentType: application/json }
                    reserved: { allowReserved: true }
                    commaSize: { explode: false }
                    ownSize: { explode: true }
                    deepSize: { style: deepObject, explode: true }
                    text: { style: spaceDelimited, allowReserved: true }
          schemas:
            Sizes:
              type: object
              properties:
                commaSize: { $ref: '#/components/schemas/Size' }
                ownSize: { $ref: '#/components/schemas/Size' }
                deepSize: { $ref: '#/components/schemas/Size' }
                plainSize: { $ref: '#/components/schemas/Size' }
                text: { type: string }
            Size: { type: object, properties: { w: { type: integer }, h: { type: integer } } }
        """,
        """
            public static async Task<string> Lists(AtlasClient atlas)
            {
                await atlas.Orders.OrderAsync(
                    new() { List = ["p", "q,r"], Repeated = ["a", "b"], Spaces = [1, 2], Bars = ["c", "d"], Json = ["e", "f"], Reserved = ["g", "h"] });
                return "";
            }

            public static async Task<string> Objects(AtlasClient atlas)
            {
                await atlas.Orders.OrderAsync(
                    new()
                    {
                        CommaSize = new() { W = 1, H = 2 },
                        OwnSize = new() { W = 3 },
                        DeepSize = new() { W = 4 },
                        PlainSize = new() { W = 5 },
                        Text = "a b&c",
                    });
                return "";
            }

        """
    );

    [Theory]
    [InlineData(
        "Lists",
        "list=p,q%2Cr&repeated=a&repeated=b&spaces=1%202&bars=c%7Cd&reserved=g&reserved=h&json=%5B%22e%22%2C%22f%22%5D"
    )]
    [InlineData(
        "Objects",
        "commaSize=w,1,h,2&w=3&deepSize%5Bw%5D=4&plainSize=%7B%22w%22%3A5%7D&text=a%20b%26c"
    )]
    public async Task A_member_is_written_as_its_encoding_says(string call, string expected)
    {
        var sent = await Forms.CallAsync(call, WireAnswer.Nothing);
        Assert.Equal(expected, sent.Split('\n')[^1]);
    }
}
