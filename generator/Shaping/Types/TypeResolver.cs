using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Decides what schemas become, and shapes the types that the selection needs.</summary>
internal sealed class TypeResolver
{
    private const int DepthLimit = 64;

    private readonly TypeNames _names;
    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _diagnostics;
    private readonly TypeDeclarer _types;

    // The aliases and lists that are being looked into: a list of itself has no type.
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);

    // More than half of the descriptions of Atlas stand there many times.
    private readonly Dictionary<(string? Markdown, string Fallback), DocText> _docs = [];

    public TypeResolver(
        ClientSettings client,
        TypeNames names,
        OpenApiDocument document,
        DiagnosticSink diagnostics
    )
    {
        _names = names;
        _diagnostics = diagnostics;
        _types = new(client, names, this);
        _document = document;
    }

    /// <summary>The types that were needed, by name.</summary>
    public IEnumerable<SourceShape> Types => _types.All;

    /// <summary>The JSON pointers of the components that were needed.</summary>
    public ISet<string> UsedComponents { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The schemas that are read-only.</summary>
    public ReadOnlySchemas ReadOnly { get; } = new();

    /// <summary>A component of the selected part of the document; <see langword="null"/> if it has none of that name.</summary>
    public OpenApiSchema? Component(string id) =>
        _document.Components?.Schemas is { } schemas && schemas.TryGetValue(id, out var schema)
            ? schema
            : null;

    /// <summary>Shapes what is still open.</summary>
    public void Complete(CancellationToken cancellationToken) => _types.Complete(cancellationToken);

    /// <summary>Reports a diagnostic at a JSON pointer of the document.</summary>
    public void Report(DiagnosticDescriptor descriptor, string pointer, string reason) =>
        _diagnostics.Report(descriptor, pointer, reason);

    /// <summary>What the document says of a member.</summary>
    /// <param name="markdown">Its description.</param>
    /// <param name="fallback">What is said without one.</param>
    public DocText DocOf(string? markdown, string fallback)
    {
        if (!_docs.TryGetValue((markdown, fallback), out var doc))
        {
            doc = DocText.From(markdown, fallback);
            _docs[(markdown, fallback)] = doc;
        }

        return doc;
    }

    /// <summary>The type of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where it stands, as a JSON pointer.</param>
    /// <param name="depth">How deep within a component it stands.</param>
    public TypeRef TypeOf(OpenApiSchema? schema, string pointer, int depth = 0)
    {
        // Readers leaves nothing where a reference leads nowhere; that is told by who knows where it stands.
        if (schema is null)
        {
            return new(TypeForm.Element);
        }

        if (schema.Reference is not { } reference)
        {
            return OfKind(schema, pointer, _names.Inline(pointer), depth);
        }

        if (reference.IsExternal || _names.Component(reference.Id) is not { } named)
        {
            return new(TypeForm.Element);
        }

        if (schema.UnresolvedReference)
        {
            return Referred(named, depth);
        }

        var component = JsonPointer.Component("schemas", reference.Id);
        UsedComponents.Add(component);
        if (named.Kind is not (SchemaKind.Plain or SchemaKind.Alias or SchemaKind.Scalar))
        {
            return OfKind(schema, component, named, depth);
        }

        if (!_inside.Add(component))
        {
            return Free(component, "it consists only of itself");
        }

        var type = OfKind(schema, component, named, depth);
        _inside.Remove(component);
        return type;
    }

    private TypeRef OfKind(OpenApiSchema schema, string pointer, NamedSchema? named, int depth) =>
        depth > DepthLimit
            ? Free(pointer, "it is nested too deeply")
            : named?.Kind switch
            {
                SchemaKind.Enum or SchemaKind.IntegerEnum => _types.Enum(schema, named),
                SchemaKind.Record => _types.Record(schema, pointer, named),
                SchemaKind.Union => _types.Union(schema, named),
                SchemaKind.Choice => _types.Choice(schema, pointer, named),
                SchemaKind.Alias => Alias(schema, pointer, named, depth),
                SchemaKind.Scalar => Scalar(schema, pointer, named, depth),
                _ => Plain(schema, pointer, depth),
            };

    /// <summary>The type of the one schema that an alias stands for.</summary>
    private TypeRef Alias(OpenApiSchema schema, string pointer, NamedSchema named, int depth)
    {
        var keywords = SchemaKeywords.Of(named.Schema);
        if (keywords.Reference is not null)
        {
            return Referred(named, depth);
        }

        var (model, place) = Part(schema, pointer, Composition.Only(keywords)!.Value);
        return TypeOf(model, place, depth + 1);
    }

    /// <summary>The type of a component that can be a reference itself; Readers does not follow a reference to such a one.</summary>
    private TypeRef Referred(NamedSchema named, int depth) =>
        _names.Classifier.Resolve(named.Schema) is { } target
        && Component(target.Key) is { UnresolvedReference: false } model
            ? TypeOf(model, "", depth + 1)
            : new(TypeForm.Element);

    /// <summary>What Readers made of a schema that another one lists, and its JSON pointer.</summary>
    /// <param name="whole">The schema that lists it.</param>
    /// <param name="pointer">The JSON pointer of that schema.</param>
    /// <param name="part">The listed schema.</param>
    public (OpenApiSchema? Schema, string Pointer) Part(
        OpenApiSchema whole,
        string pointer,
        SchemaPart part
    )
    {
        if (
            part.Node.Child("$ref") is not null
            && _names.Classifier.Resolve(part.Node) is { } component
        )
        {
            return (Component(component.Key), JsonPointer.Component("schemas", component.Key));
        }

        var models = part.Keyword switch
        {
            "allOf" => whole.AllOf,
            "oneOf" => whole.OneOf,
            _ => whole.AnyOf,
        };
        return (
            models?.ElementAtOrDefault(part.Number),
            JsonPointer.Append(pointer, part.Keyword, part.Number)
        );
    }

    /// <summary>The type that several scalars have in common; of several formats, the type without one.</summary>
    private TypeRef Scalar(OpenApiSchema schema, string pointer, NamedSchema named, int depth)
    {
        var variants = Composition.Variants(SchemaKeywords.Of(named.Schema));
        var types = variants
            .Select(variant =>
            {
                var (model, place) = Part(schema, pointer, variant);
                return TypeOf(model, place, depth + 1);
            })
            .Distinct()
            .ToList();
        return types is [{ IsScalar: true } only]
            ? only
            : new(
                Scalars.KindOf(new OpenApiSchema { Type = _names.Classifier.ScalarType(variants) })
            );
    }

    private TypeRef Plain(OpenApiSchema schema, string pointer, int depth) =>
        schema.Type switch
        {
            "array" => new(
                TypeForm.List,
                Item: ItemOf(schema, schema.Items, JsonPointer.Append(pointer, "items"), depth)
            ),
            "object" or null when schema.AdditionalProperties is { } values => new(
                TypeForm.Map,
                Item: ItemOf(
                    schema,
                    values,
                    JsonPointer.Append(pointer, "additionalProperties"),
                    depth
                )
            ),
            _ => Scalar(schema, pointer),
        };

    private TypeRef Scalar(OpenApiSchema schema, string pointer)
    {
        if (schema.Type is not null && !ScalarTypes.IsKnown(schema.Type))
        {
            _diagnostics.Report(
                Descriptors.ReaderError,
                JsonPointer.Append(pointer, "type"),
                $"'{schema.Type}' is not a valid OpenAPI 3.0 type"
            );
        }

        return new(Scalars.KindOf(schema));
    }

    private TypeRef ItemOf(OpenApiSchema holder, OpenApiSchema? item, string pointer, int depth)
    {
        // The values of its items may be listed at an array.
        var type =
            item is { Reference: null } && _names.Inline(pointer) is { Kind: SchemaKind.Enum } named
                ? _types.Enum(holder.Enum is { Count: > 0 } ? holder : item, named)
                : TypeOf(item, pointer, depth + 1);
        return item is { Nullable: true } && type.Form is not TypeForm.Element
            ? type with
            {
                IsNullable = true,
            }
            : type;
    }

    private TypeRef Free(string pointer, string reason)
    {
        _diagnostics.Report(Descriptors.FreeJson, pointer, reason);
        return new(TypeForm.Element);
    }
}
