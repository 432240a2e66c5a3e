using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests that cached results for a schema also apply to schemas that compose it.</summary>
public class ReadOnlySchemasTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_parts_decide_whichever_schema_is_asked_first(bool isReversed)
    {
        var writable = new OpenApiSchema();
        var readOnly = new OpenApiSchema { ReadOnly = true };
        var circle = Of(writable);
        circle.AllOf.Add(Of(circle));
        var way = Of(writable, readOnly, circle);
        OpenApiSchema[] no = [writable, circle, Of(circle), Of(circle.AllOf[1], writable)];
        OpenApiSchema[] yes = [readOnly, way, Of(circle, way), Of(Of(way), writable)];
        var all = no.Select(schema => (schema, false)).Concat(yes.Select(schema => (schema, true)));

        var known = new ReadOnlySchemas();
        foreach (var (schema, expected) in isReversed ? all.Reverse() : all)
        {
            Assert.Equal(expected, known.Contains(schema));
            Assert.Equal(expected, known.Contains(schema));
        }
    }

    [Fact]
    public void A_long_chain_is_walked_to_its_end()
    {
        var chain = new OpenApiSchema { ReadOnly = true };
        for (var i = 0; i < 100_000; i++)
        {
            chain = Of(chain);
        }

        var known = new ReadOnlySchemas();
        Assert.True(known.Contains(Of(chain)));
        Assert.True(known.Contains(Of(new OpenApiSchema(), chain)));
    }

    private static OpenApiSchema Of(params OpenApiSchema[] parts) => new() { AllOf = [.. parts] };
}
