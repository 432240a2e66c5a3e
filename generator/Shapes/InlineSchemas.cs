using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>An enum or an object that is written out where it is used, and has no name of its own.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Owner">The name of the type that it stands in.</param>
/// <param name="Property">The name of the property that it is the type of.</param>
/// <param name="Schema">The schema.</param>
internal sealed record InlineSchema(string Pointer, string Owner, string Property, SpecNode Schema);

/// <summary>Finds the schemas of a document that need a name and have none, in the text's structure alone.</summary>
/// <param name="nameObject">Names an object, since what stands in it is named after it.</param>
internal sealed class InlineSchemas(Func<InlineSchema, string> nameObject)
{
    private const int DepthLimit = 64;

    // Aliases of YAML can make a small document endless; what comes after this many schemas stays without a name.
    private int _budget = 2_000_000;

    public List<InlineSchema> Enums { get; } = [];

    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="owner">The type that it is, or stands in.</param>
    /// <param name="property">The property that it is the type of; empty when it is the owner itself.</param>
    public void Walk(SpecNode schema, string pointer, string owner, string property) =>
        Walk(schema, new Place(pointer, property), owner, depth: 0);

    private void Walk(SpecNode schema, Place place, string owner, int depth)
    {
        if (depth > DepthLimit || --_budget < 0)
        {
            return;
        }

        var keywords = SchemaKeywords.Of(schema);
        if (depth > 0 && keywords.Reference is not null)
        {
            return;
        }

        var isNamed = depth == 0 && place.Property.Length == 0;
        if (keywords.Enum is not null && SchemaKinds.IsEnum(schema))
        {
            if (!isNamed)
            {
                Enums.Add(new(place.Pointer, owner, place.Property, schema));
            }

            return;
        }

        if (!isNamed && keywords.MayBeRecord && SchemaKinds.IsRecord(schema))
        {
            owner = nameObject(new(place.Pointer, owner, place.Property, schema));
            place = new(place.Pointer, "");
        }

        if (keywords.Properties is { } properties)
        {
            Members(properties, place, owner, depth);
        }

        if (keywords.Items is { } items)
        {
            Walk(items, new(place, "items", "Items"), owner, depth + 1);
        }

        if (keywords.AdditionalProperties is { } values)
        {
            Walk(values, new(place, "additionalProperties", "Values"), owner, depth + 1);
        }

        if (keywords.AllOf is { } allOf)
        {
            Parts(allOf, place, owner, depth);
        }
    }

    private void Members(SpecNode properties, Place place, string owner, int depth)
    {
        foreach (var member in properties.Children)
        {
            Walk(member, new(place, member), owner, depth + 1);
        }
    }

    /// <summary>A part of a composition has no name of its own: its members are those of the whole.</summary>
    private void Parts(SpecNode allOf, Place place, string owner, int depth)
    {
        var i = 0;
        foreach (var part in allOf.Children)
        {
            if (part.Child("$ref") is null && part.Child("properties") is { } properties)
            {
                Members(properties, new($"{place.Pointer}/allOf/{i}", ""), owner, depth + 1);
            }

            i++;
        }
    }

    /// <summary>The keywords of one schema that matter here, found in one pass over it.</summary>
    private struct SchemaKeywords
    {
        public SpecNode? Reference;
        public SpecNode? Enum;
        public SpecNode? Properties;
        public SpecNode? Items;
        public SpecNode? AdditionalProperties;
        public SpecNode? AllOf;

        public readonly bool MayBeRecord => Properties is not null || AllOf is not null;

        public static SchemaKeywords Of(SpecNode schema)
        {
            var found = default(SchemaKeywords);
            foreach (var keyword in schema.Children)
            {
                if (keyword.IsScalar)
                {
                    found.Reference ??= keyword.HasKey("$ref") ? keyword : null;
                }
                else if (keyword.HasKey("properties"))
                {
                    found.Properties = keyword;
                }
                else if (keyword.HasKey("items"))
                {
                    found.Items = keyword;
                }
                else if (keyword.HasKey("enum"))
                {
                    found.Enum = keyword;
                }
                else if (keyword.HasKey("additionalProperties"))
                {
                    found.AdditionalProperties = keyword;
                }
                else if (keyword.HasKey("allOf"))
                {
                    found.AllOf = keyword;
                }
            }

            return found;
        }
    }

    /// <summary>Where a schema stands; put into words only when somebody asks, since most schemas need no name.</summary>
    private sealed class Place
    {
        private readonly Place? _parent;
        private readonly SpecNode _member;
        private readonly string _text;
        private readonly string? _fallback;

        /// <summary>A place that is known in words.</summary>
        public Place(string pointer, string property) => (_text, _fallback) = (pointer, property);

        /// <summary>A property of the schema at another place.</summary>
        public Place(Place parent, SpecNode member) =>
            (_parent, _member, _text) = (parent, member, "");

        /// <summary>What the schema at another place holds many of.</summary>
        public Place(Place parent, string keyword, string fallback) =>
            (_parent, _text, _fallback) = (parent, keyword, fallback);

        public string Pointer =>
            _parent is null ? _text
            : _fallback is null ? $"{_parent.Pointer}/properties/{JsonPointer.Escape(_member.Key)}"
            : $"{_parent.Pointer}/{_text}";

        public string Property =>
            _parent is null ? _fallback!
            : _fallback is null ? Naming.Pascal(_member.Key)
            : Naming.Singular(_parent.Property is { Length: > 0 } property ? property : _fallback);
    }
}
