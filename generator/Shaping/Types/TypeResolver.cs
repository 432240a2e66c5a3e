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
        _types = new(client, names, document, this);
    }

    /// <summary>The types that were needed, by name.</summary>
    public IEnumerable<SourceShape> Types => _types.All;

    /// <summary>The JSON pointers of the components that were needed.</summary>
    public ISet<string> UsedComponents { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The schemas that are read-only.</summary>
    public ReadOnlySchemas ReadOnly { get; } = new();

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

        if (
            reference.IsExternal
            || schema.UnresolvedReference
            || _names.Component(reference.Id) is not { } named
        )
        {
            return new(TypeForm.Element);
        }

        var component = JsonPointer.Component("schemas", reference.Id);
        UsedComponents.Add(component);
        if (named.Kind is not (SchemaKind.Plain or SchemaKind.Alias))
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
                _ => Plain(schema, pointer, depth),
            };

    /// <summary>The type of the one schema that it composes.</summary>
    private TypeRef Alias(OpenApiSchema schema, string pointer, NamedSchema named, int depth)
    {
        var only = SchemaClassifier.Only(SchemaKeywords.Of(named.Schema))!.Value;
        var parts = only.Parent!.Value;
        var i = parts.Children.TakeWhile(part => part.Index != only.Index).Count();
        var models = parts.Key switch
        {
            "allOf" => schema.AllOf,
            "oneOf" => schema.OneOf,
            _ => schema.AnyOf,
        };
        return models?.Count > i
            ? TypeOf(models[i], JsonPointer.Append(pointer, parts.Key, i), depth + 1)
            : new(TypeForm.Element);
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
            null => Scalars.OfAll([.. schema.OneOf ?? [], .. schema.AnyOf ?? []]),
            _ => Scalar(schema, pointer),
        };

    private TypeRef Scalar(OpenApiSchema schema, string pointer)
    {
        if (!Scalars.IsType(schema.Type))
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
