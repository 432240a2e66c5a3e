using System.Globalization;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A value in a comparison. The default value is <c>Nothing</c> (RFC 9535 section 2.4.1).</summary>
internal readonly struct PathValue
{
    private enum Kind : byte
    {
        Nothing,
        Null,
        False,
        True,
        Number,
        Text,
        Node,
    }

    private readonly Kind _kind;
    private readonly double _number;
    private readonly object? _object;

    private PathValue(Kind kind, double number = 0, object? @object = null) =>
        (_kind, _number, _object) = (kind, number, @object);

    /// <summary>Gets the text; <see langword="null"/> if the value is not a text.</summary>
    public string? Text => _object as string;

    /// <summary>Gets the object or the list; <see langword="null"/> if the value is neither.</summary>
    public DraftNode? Node => _object as DraftNode;

    public static PathValue Of(double number) => new(Kind.Number, number);

    public static PathValue Of(string text) => new(Kind.Text, @object: text);

    public static PathValue Of(DraftNode node) =>
        !node.IsScalar ? new(Kind.Node, @object: node)
        : node.Style == NodeStyle.Plain && CoreSchema.Json(node.Value) is { } json ? OfJson(json)
        : Of(node.Value);

    /// <summary>Returns the value of the JSON text of a number, a Boolean, or null.</summary>
    public static PathValue OfJson(string json) =>
        json switch
        {
            "null" => new(Kind.Null),
            "false" => new(Kind.False),
            "true" => new(Kind.True),
            _ => Of(
                double.TryParse(
                    json,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                : json[0] == '-' ? double.NegativeInfinity
                : double.PositiveInfinity
            ),
        };

    public bool IsLessThan(PathValue other) =>
        (_kind, other._kind) switch
        {
            (Kind.Number, Kind.Number) => _number < other._number,
            (Kind.Text, Kind.Text) => IsLess(Text!, other.Text!),
            _ => false,
        };

    /// <exception cref="PathTooCostlyException">The values are too large to compare.</exception>
    public bool Equals(PathValue other, PathRun run)
    {
        var open = new Stack<(PathValue One, PathValue Other)>([(this, other)]);
        while (open.Count > 0)
        {
            run.Visit();
            var (one, two) = open.Pop();
            if (
                one._kind != two._kind
                // Unlike Equals, the operator does not treat NaN as equal, but JSON has no NaN.
                || one._number != two._number
                || one.Text != two.Text
            )
            {
                return false;
            }

            if (one.Node is not { } node || two.Node is not { } same || ReferenceEquals(node, same))
            {
                continue;
            }

            if (node.Kind != same.Kind || node.Children.Count != same.Children.Count)
            {
                return false;
            }

            for (var i = 0; i < node.Children.Count; i++)
            {
                var child = node.Children[i];
                run.Search(node.IsMapping ? node.Children.Count : 0);
                if ((node.IsMapping ? same.Child(child.Key) : same.Children[i]) is not { } match)
                {
                    return false;
                }

                open.Push((Of(child), Of(match)));
            }
        }

        return true;
    }

    /// <summary>Compares Unicode scalar values, whose order differs from that of UTF-16 (section 2.3.5.2.2).</summary>
    private static bool IsLess(string one, string other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] != other[i])
            {
                return char.IsSurrogate(one[i]) == char.IsSurrogate(other[i])
                    ? one[i] < other[i]
                    : char.IsSurrogate(other[i]);
            }
        }

        return one.Length < other.Length;
    }
}
