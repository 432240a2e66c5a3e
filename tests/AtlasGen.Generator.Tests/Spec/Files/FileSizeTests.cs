using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Tests.Spec.Files;

/// <summary>Combines documents of many parts, and limits their size.</summary>
public class FileSizeTests
{
    [Fact]
    public void A_thousand_parts_that_refer_to_each_other()
    {
        var parts = Enumerable
            .Range(0, 1000)
            .Select(i =>
                (
                    $"api/p{i}.yaml",
                    $"{{ properties: {{ next: {{ $ref: p{(i + 1) % 1000}.yaml }}, other: {{ $ref: 'p{i * 7 % 1000}.yaml#/properties/next' }} }} }}"
                )
            )
            .ToArray();
        var combined = CombinedText.Combine(
            "{ components: { schemas: { Main: { $ref: p0.yaml } } } }",
            parts
        );
        Assert.Equal(1000, combined["components"]!["schemas"]!.AsObject().Count);
    }

    [Fact]
    public void Parts_that_grow_exponentially_are_too_large()
    {
        var parts = Enumerable
            .Range(0, 30)
            .Select(i =>
                (
                    $"api/p{i}.yaml",
                    $"{{ get: {{ callbacks: {{ a: {{ x: {{ $ref: p{i + 1}.yaml }}, y: {{ $ref: p{i + 1}.yaml }} }} }} }} }}"
                )
            )
            .ToArray();
        Assert.Throws<DocumentTooLargeException>(() =>
            CombinedText.Combine("{ paths: { /a: { $ref: p0.yaml } } }", parts)
        );
    }

    [Fact]
    public void Many_path_items_are_combined()
    {
        var paths = string.Join(
            ", ",
            Enumerable.Range(0, 100_000).Select(i => $"/p{i}: {{ $ref: x.yaml }}")
        );
        var combined = CombinedText.Combine(
            $"{{ paths: {{ {paths} }} }}",
            ("api/x.yaml", "{ get: { operationId: a } }")
        );
        Assert.Equal("a", (string)combined["paths"]!["/p99999"]!["get"]!["operationId"]!);
    }

    [Fact]
    public void The_number_of_components_is_limited()
    {
        var properties = string.Join(
            ", ",
            Enumerable.Range(0, 20_001).Select(i => $"p{i}: {{ $ref: x.yaml#/p{i} }}")
        );
        var part = string.Join(
            ", ",
            Enumerable.Range(0, 20_001).Select(i => $"p{i}: {{ type: string }}")
        );
        Assert.Throws<DocumentTooLargeException>(() =>
            CombinedText.Combine(
                $"{{ components: {{ schemas: {{ A: {{ properties: {{ {properties} }} }} }} }} }}",
                ("api/x.yaml", $"{{ {part} }}")
            )
        );
    }
}
