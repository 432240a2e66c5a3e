using System.Globalization;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>
/// The OpenAPI keywords for which Readers expects a certain kind of value and throws if the value is of another kind.
/// </summary>
internal static class KeywordKinds
{
    private static readonly Dictionary<string, string> SchemaKinds = new(StringComparer.Ordinal)
    {
        ["maximum"] = "number",
        ["minimum"] = "number",
        ["multipleOf"] = "number",
        ["maxLength"] = "integer",
        ["minLength"] = "integer",
        ["maxItems"] = "integer",
        ["minItems"] = "integer",
        ["maxProperties"] = "integer",
        ["minProperties"] = "integer",
        ["exclusiveMaximum"] = "boolean",
        ["exclusiveMinimum"] = "boolean",
        ["uniqueItems"] = "boolean",
        ["additionalProperties"] = "boolean",
        ["nullable"] = "boolean",
        ["readOnly"] = "boolean",
        ["writeOnly"] = "boolean",
        ["deprecated"] = "boolean",
    };

    private static readonly Dictionary<string, string> ObjectKinds = new(StringComparer.Ordinal)
    {
        ["deprecated"] = "boolean",
        ["required"] = "boolean",
        ["allowEmptyValue"] = "boolean",
        ["allowReserved"] = "boolean",
        ["explode"] = "boolean",
        ["attribute"] = "boolean",
        ["wrapped"] = "boolean",
    };

    /// <summary>
    /// Returns the entries whose value Readers cannot read, with the place of their mapping and the kind of value that
    /// the keyword requires; <see langword="null"/> for a number that is only too large for Readers, and for an address
    /// that no client needs.
    /// </summary>
    public static IEnumerable<(SpecNode Entry, Place Outer, string? Kind)> WrongKinds(
        SpecTree tree,
        IEnumerable<(SpecNode Node, Place Place)> parts,
        CancellationToken cancellationToken
    )
    {
        var walk = new PlaceWalk(tree);
        foreach (var (node, place) in parts)
        {
            walk.Add(node, place);
        }

        foreach (var (entry, outer) in walk.Entries(cancellationToken))
        {
            if (
                AddressOf(entry, outer) is { } address
                && !Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out _)
            )
            {
                yield return (entry, outer, null);
                continue;
            }

            if (!entry.IsScalar || entry.IsNull || KindOf(entry.Key, outer) is not { } kind)
            {
                continue;
            }

            var value = entry.IsPlain ? CoreSchema.Json(entry.Value) ?? entry.Value : entry.Value;
            if (IsReadable(value, kind))
            {
                continue;
            }

            var isTooLarge = IsTooLarge(value, kind);
            // Readers reads a maximum or minimum that is too large as the largest number.
            if (!isTooLarge || entry.Key is not ("maximum" or "minimum"))
            {
                yield return (entry, outer, isTooLarge ? null : kind);
            }
        }
    }

    /// <summary>
    /// Returns the kind of value that a keyword requires; <see langword="null"/> for text and for other keys.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="outer">The place of the mapping that contains the key.</param>
    public static string? KindOf(string key, Place outer) =>
        outer switch
        {
            Place.Schema => SchemaKinds.TryGetValue(key, out var kind) ? kind : null,
            Place.Object => ObjectKinds.TryGetValue(key, out var kind) ? kind : null,
            _ => null,
        };

    /// <summary>
    /// Returns the text in which Readers requires a valid address, unlike in the URL of a server;
    /// <see langword="null"/> if there is none. Some have placeholders, such as <c>https://{tenant}.example.com</c>.
    /// </summary>
    private static string? AddressOf(SpecNode entry, Place outer)
    {
        SpecNode? address = outer is not (Place.Object or Place.Schema)
            ? null
            : entry.Key switch
            {
                "termsOfService" or "authorizationUrl" or "tokenUrl" or "refreshUrl" => entry,
                "contact" or "license" or "externalDocs" => entry.Child("url"),
                "xml" => entry.Child("namespace"),
                _ => null,
            };
        return address is { IsScalar: true } text ? text.Value : null;
    }

    /// <summary>Returns whether Readers reads a value, which it parses even if it is quoted.</summary>
    private static bool IsReadable(string value, string kind) =>
        kind switch
        {
            "boolean" => bool.TryParse(value, out _),
            "integer" => int.TryParse(
                value,
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        };

    private static bool IsTooLarge(string value, string kind) =>
        CoreSchema.Json(value) is { } json
        && kind switch
        {
            "boolean" => false,
            "integer" => json.TrimStart('-').All(char.IsDigit),
            _ => char.IsDigit(json[json.Length - 1]),
        };
}
