using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Places;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests where a document has keywords, names, and data.</summary>
public class PlaceTests
{
    private const string Operation = "paths /a get ";
    private const string Schema = "components schemas A ";

    [Theory]
    [InlineData("info", nameof(Place.Object))]
    [InlineData("info x-a", nameof(Place.Data))]
    [InlineData("x-a", nameof(Place.Data))]
    [InlineData("servers variables", nameof(Place.ObjectMap))]
    [InlineData("servers variables default", nameof(Place.Object))]
    [InlineData("servers variables default default", nameof(Place.Object))]
    [InlineData("paths x-a", nameof(Place.Data))]
    [InlineData("security", nameof(Place.TextListMap))]
    [InlineData("security a", nameof(Place.TextMap))]
    [InlineData(Operation + "parameters", nameof(Place.Object))]
    [InlineData(Operation + "parameters example", nameof(Place.Data))]
    [InlineData(Operation + "parameters examples", nameof(Place.ExampleMap))]
    [InlineData(Operation + "parameters examples value", nameof(Place.Example))]
    [InlineData(Operation + "parameters examples value value", nameof(Place.Data))]
    [InlineData(Operation + "responses default", nameof(Place.Object))]
    [InlineData(Operation + "responses x-a", nameof(Place.Data))]
    [InlineData(Operation + "responses default headers x-a", nameof(Place.Object))]
    [InlineData(Operation + "responses default content example schema", nameof(Place.Schema))]
    [InlineData(Operation + "responses default links a parameters", nameof(Place.Data))]
    [InlineData(Operation + "responses default links a requestBody", nameof(Place.Data))]
    [InlineData(Operation + "requestBody content a encoding x-a headers", nameof(Place.ObjectMap))]
    [InlineData(Operation + "callbacks x-a", nameof(Place.ExtensibleMap))]
    [InlineData(Operation + "callbacks a x-a", nameof(Place.Data))]
    [InlineData(Operation + "callbacks a {b} post", nameof(Place.Object))]
    [InlineData(Schema + "default", nameof(Place.Data))]
    [InlineData(Schema + "enum", nameof(Place.Data))]
    [InlineData(Schema + "discriminator mapping", nameof(Place.TextMap))]
    [InlineData(Schema + "allOf items not additionalProperties", nameof(Place.Schema))]
    [InlineData(Schema + "properties properties properties", nameof(Place.SchemaMap))]
    [InlineData(Schema + "properties example example", nameof(Place.Data))]
    [InlineData(Schema + "properties x-a", nameof(Place.Schema))]
    [InlineData("components schemas x-a", nameof(Place.Schema))]
    [InlineData("components x-a", nameof(Place.Data))]
    [InlineData("components parameters example", nameof(Place.Object))]
    [InlineData("components examples value value", nameof(Place.Data))]
    [InlineData("components links a parameters", nameof(Place.Data))]
    [InlineData("components callbacks a {b}", nameof(Place.Object))]
    [InlineData("components securitySchemes a flows implicit scopes", nameof(Place.TextMap))]
    public void The_keys_on_the_way_decide(string keys, string expected) =>
        Assert.Equal(
            expected,
            keys.Split(' ').Aggregate(Place.Object, (place, key) => place.Enter(key)).ToString()
        );

    [Fact]
    public void Each_node_is_visited_once_in_each_place()
    {
        // Every anchor contains the next one, and all of them are used in two places.
        const int depth = 40;
        var anchors = Enumerable.Range(0, depth).Select(i => $"&n{i} {{ a{i}: ");
        var text =
            "openapi: 3.0.1\nx-a: "
            + string.Concat(anchors)
            + "b"
            + new string('}', depth)
            + "\ncomponents: { schemas: { A: { "
            + string.Join(
                ", ",
                Enumerable
                    .Range(0, depth)
                    .Select(i => $"p{i}: {{ properties: *n{i}, items: *n{i}, not: *n{i} }}")
            )
            + " } } }\n";
        var tree = EventIndexer.Index(
            new("atlas.yaml", SourceText.From(text)),
            text,
            TestContext.Current.CancellationToken
        );
        var walk = new PlaceWalk(tree);
        walk.Add(tree.Root.Child("components")!.Value, Place.Components);
        var entries = walk.Entries(TestContext.Current.CancellationToken)
            .Where(entry => entry.Entry.Key.StartsWith('a'))
            .ToList();
        Assert.NotEmpty(entries);
        Assert.Equal(entries.Distinct(), entries);
    }
}
