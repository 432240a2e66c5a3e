using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Decides what schemas become, and shapes the types that the selected operations use.</summary>
internal sealed class TypeResolver
{
    private const int DepthLimit = 64;

    private readonly TypeNames _names;
    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _diagnostics;
    private readonly TypeDeclarer _types;

    // The aliases and lists that are being resolved. A list of itself has no type.
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);

    // Cached, because more than half of Atlas's descriptions occur many times.
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

    /// <summary>Gets the used types, sorted by name.</summary>
    public IEnumerable<SourceShape> Types => _types.All;

    /// <summary>Gets the JSON pointers of the used components.</summary>
    public ISet<string> UsedComponents { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets the read-only schemas.</summary>
    public ReadOnlySchemas ReadOnly { get; } = new();

    /// <summary>
    /// Returns a component of the selected part of the document; <see langword="null"/> if there is no component of
    /// that name.
    /// </summary>
    public OpenApiSchema? Component(string id) =>
        _document.Components?.Schemas is { } schemas && schemas.TryGetValue(id, out var schema)
            ? schema
            : null;

    /// <summary>Shapes the remaining types.</summary>
    public void Complete(CancellationToken cancellationToken) => _types.Complete(cancellationToken);

    /// <summary>Reports a diagnostic at a JSON pointer of the document.</summary>
    public void Report(DiagnosticDescriptor descriptor, string pointer, string reason) =>
        _diagnostics.Report(descriptor, pointer, reason);

    /// <summary>Returns the documentation of a member.</summary>
    /// <param name="markdown">The member's description, in Markdown.</param>
    /// <param name="fallback">The summary for a member without a description.</param>
    public DocText DocOf(string? markdown, string fallback)
    {
        if (!_docs.TryGetValue((markdown, fallback), out var doc))
        {
            doc = DocText.From(markdown, fallback);
            _docs[(markdown, fallback)] = doc;
        }

        return doc;
    }

    /// <summary>Returns the type of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="pointer">The JSON pointer of the schema.</param>
    /// <param name="depth">The depth of the schema within its component.</param>
    public TypeRef TypeOf(OpenApiSchema? schema, string pointer, int depth = 0)
    {
        // Readers returns null for a broken reference. The caller knows its place and reports it.
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
                SchemaKind.TooLarge => Free(
                    pointer,
                    $"it is a union of more than {Composition.CaseLimit} types or discriminator values"
                ),
                _ => Plain(schema, pointer, depth),
            };

    /// <summary>Returns the type of the schema that an alias refers to.</summary>
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

    /// <summary>
    /// Returns the type of a component that can itself be a reference, which Readers does not follow.
    /// </summary>
    private TypeRef Referred(NamedSchema named, int depth) =>
        _names.Classifier.Resolve(named.Schema) is { } target
        && Component(target.Key) is { UnresolvedReference: false } model
            ? TypeOf(model, "", depth + 1)
            : new(TypeForm.Element);

    /// <summary>Returns a listed schema as read by Readers, and its JSON pointer.</summary>
    /// <param name="whole">The schema that lists the part.</param>
    /// <param name="pointer">The JSON pointer of the listing schema.</param>
    /// <param name="part">The listed schema.</param>
    public (OpenApiSchema? Schema, string Pointer) Part(
        OpenApiSchema whole,
        string pointer,
        SchemaPart part
    )
    {
        if (
            part.Node.Reference is not null
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

    /// <summary>
    /// Returns the common type of several scalars. If their formats differ, it is the type without a format.
    /// </summary>
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
                $"'{schema.Type}' is not a valid OpenAPI type"
            );
        }

        return new(Scalars.KindOf(schema));
    }

    private TypeRef ItemOf(OpenApiSchema holder, OpenApiSchema? item, string pointer, int depth)
    {
        // Some arrays list the values of their items.
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
