using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>A schema that is defined inline and has no name of its own.</summary>
/// <param name="Pointer">The JSON pointer of the schema.</param>
/// <param name="Owner">The name of the type that contains the schema.</param>
/// <param name="Property">The name of the property that has the schema.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Kind">What the schema becomes.</param>
internal sealed record InlineSchema(
    string Pointer,
    string Owner,
    string Property,
    SpecNode Schema,
    SchemaKind Kind = SchemaKind.Plain
);

/// <summary>Finds the inline schemas of a document that need a name, based only on the structure of the text.</summary>
/// <param name="classifier">Decides what a schema becomes.</param>
/// <param name="name">
/// A function that names a schema other than an enum, and returns the name for use in the names of nested types.
/// </param>
/// <param name="nodeCount">The number of nodes in the document, each of which can be a schema.</param>
internal sealed class InlineSchemas(
    SchemaClassifier classifier,
    Func<InlineSchema, string> name,
    int nodeCount
)
{
    private const int DepthLimit = 64;

    // Aliases can expand a small document to millions of schemas. Beyond this budget, schemas get no name.
    private int _budget = Math.Max(100_000, 2 * nodeCount);

    public List<InlineSchema> Enums { get; } = [];

    /// <param name="schema">The schema.</param>
    /// <param name="pointer">The JSON pointer of the schema.</param>
    /// <param name="owner">The type that the schema is, or that contains it.</param>
    /// <param name="property">The property that has the schema; empty if the schema is the owner itself.</param>
    /// <returns>What the schema becomes.</returns>
    public SchemaKind Walk(SpecNode schema, string pointer, string owner, string property) =>
        Walk(schema, new Place(pointer, property), owner, depth: 0);

    private SchemaKind Walk(SpecNode schema, Place place, string owner, int depth)
    {
        if (depth > DepthLimit || --_budget < 0)
        {
            return SchemaKind.Plain;
        }

        var keywords = SchemaKeywords.Of(schema);
        if (depth > 0 && keywords.Reference is not null)
        {
            return SchemaKind.Plain;
        }

        var isNamed = depth == 0 && place.Property.Length == 0;
        var kind = classifier.KindOf(schema, keywords);
        if (kind is SchemaKind.Enum or SchemaKind.IntegerEnum)
        {
            if (!isNamed)
            {
                Enums.Add(new(place.Pointer, owner, place.Property, schema, kind));
            }

            return kind;
        }

        if (!isNamed && kind is not SchemaKind.Plain)
        {
            var named = name(new(place.Pointer, owner, place.Property, schema, kind));
            if (named.Length > 0)
            {
                owner = named;
                place = new(place.Pointer, "");
            }
        }

        if (keywords.Properties is { } properties)
        {
            Members(properties, place, owner, depth);
        }

        if (keywords.Items is { } items)
        {
            Items(schema, keywords, items, new(place, "items", "Items"), owner, depth);
        }

        if (keywords.AdditionalProperties is { } values)
        {
            Walk(values, new(place, "additionalProperties", "Values"), owner, depth + 1);
        }

        if (kind is not SchemaKind.Alias)
        {
            Parts(keywords, place, owner, depth);
        }
        else if (Composition.Only(keywords) is { } only)
        {
            Walk(only.Node, new(place, only.Keyword, only.Number), owner, depth + 1);
        }

        if (kind is SchemaKind.Choice)
        {
            Variants(keywords, place, owner, depth);
        }

        return kind;
    }

    private void Members(SpecNode properties, Place place, string owner, int depth)
    {
        foreach (var member in properties.Children)
        {
            Walk(member, new(place, member), owner, depth + 1);
        }
    }

    /// <summary>Some arrays list the values of their items.</summary>
    private void Items(
        SpecNode array,
        in SchemaKeywords keywords,
        SpecNode items,
        Place place,
        string owner,
        int depth
    )
    {
        if (
            keywords.Enum is not null
            && SchemaKeywords.Of(items) is { Enum: null, Type.Value: "string" }
        )
        {
            Enums.Add(new(place.Pointer, owner, place.Property, array, SchemaKind.Enum));
        }
        else
        {
            Walk(items, place, owner, depth + 1);
        }
    }

    /// <summary>A part of a record has no name of its own, because its properties belong to the whole record.</summary>
    private void Parts(in SchemaKeywords keywords, Place place, string owner, int depth)
    {
        foreach (var part in Composition.RecordParts(keywords))
        {
            var inner = SchemaKeywords.Of(part.Node);
            if (depth > DepthLimit || --_budget < 0 || inner.Reference is not null)
            {
                continue;
            }

            var at = new Place(new Place(place, part.Keyword, part.Number).Pointer, "");
            if (inner.Properties is { } properties)
            {
                Members(properties, at, owner, depth + 1);
            }

            Parts(inner, at, owner, depth + 1);
        }
    }

    private void Variants(in SchemaKeywords keywords, Place place, string owner, int depth)
    {
        foreach (var variant in Composition.Variants(keywords))
        {
            if (variant.Node.Reference is null)
            {
                var title = Naming.Pascal(variant.Node.Text("title"));
                Walk(
                    variant.Node,
                    new(
                        JsonPointer.Append(place.Pointer, variant.Keyword, variant.Number),
                        title is "Empty" ? $"Option{variant.Number + 1}" : title
                    ),
                    owner,
                    depth + 1
                );
            }
        }
    }

    /// <summary>The place of a schema. The text is created only on demand because most schemas need no name.</summary>
    private sealed class Place
    {
        private readonly Place? _parent;
        private readonly SpecNode _member;
        private readonly string _text;
        private readonly string? _fallback;
        private readonly int? _index;

        /// <summary>Initializes a place with a known JSON pointer.</summary>
        public Place(string pointer, string property) => (_text, _fallback) = (pointer, property);

        /// <summary>Initializes a place for a property of a parent schema.</summary>
        public Place(Place parent, SpecNode member) =>
            (_parent, _member, _text) = (parent, member, "");

        /// <summary>Initializes a place for the items or the values of a parent schema.</summary>
        public Place(Place parent, string keyword, string fallback) =>
            (_parent, _text, _fallback) = (parent, keyword, fallback);

        /// <summary>Initializes a place for a part of a parent schema, which has the same name as its parent.</summary>
        public Place(Place parent, string keyword, int index)
            : this(parent, keyword, fallback: "") => _index = index;

        public string Pointer =>
            _parent is null ? _text
            : _fallback is null ? JsonPointer.Append(_parent.Pointer, "properties", _member.Key)
            : _index is { } index ? JsonPointer.Append(_parent.Pointer, _text, index)
            : JsonPointer.Append(_parent.Pointer, _text);

        public string Property =>
            _parent is null ? _fallback!
            : _fallback is null ? Naming.Pascal(_member.Key)
            : _fallback.Length == 0 ? _parent.Property
            : Naming.Singular(_parent.Property is { Length: > 0 } property ? property : _fallback);
    }
}
