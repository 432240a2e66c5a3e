using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Decides which items a stream has, and how they are read.</summary>
/// <remarks>
/// OpenAPI 3.2 defines both formats (Sequential Media Types): <c>schema</c> describes the list of all items, and
/// <c>itemSchema</c>, which was replaced by a list, describes one of them. Older documents also describe one item by
/// <c>schema</c>. ASP.NET Core describes an event by the properties of .NET's <c>SseItem</c>, which are not those that it
/// sends.
/// </remarks>
internal sealed class StreamShaper(TypeResolver schemas)
{
    private readonly WireSchemas _wire = new();

    /// <summary>Returns whether a media type is a stream of items whose schema is known.</summary>
    public static bool IsStream(string mediaType, OpenApiMediaType? content) =>
        MediaTypes.IsStream(mediaType)
        && content?.Schema is { Format: not "binary" } schema
        && (schema.Type == "object" || MediaTypeRank.IsTyped(schema));

    /// <summary>Returns the type of the items of a stream, and how they are read.</summary>
    /// <param name="mediaType">The media type.</param>
    /// <param name="content">The content, whose schema is known.</param>
    /// <param name="pointer">The JSON pointer of the content.</param>
    public (TypeRef Item, ResultContent Format) Shape(
        string mediaType,
        OpenApiMediaType content,
        string pointer
    )
    {
        var (schema, place) = (content.Schema, JsonPointer.Append(pointer, "schema"));
        var (item, placeOfItem) = schema is { Type: "array", Items: { } items }
            ? (items, JsonPointer.Append(Declared(schema, place), "items"))
            : (schema, place);
        if (MediaTypes.IsEventStream(mediaType) && ServerItems.Data(item) is { } data)
        {
            return DataOfItem(item, data, placeOfItem);
        }

        var whole = schemas.TypeOf(schema, place);
        var isList = whole.Form is TypeForm.List;
        var type = isList ? whole.Item! : whole;
        var format = MediaTypes.IsEventStream(mediaType) ? EventFormat(item) : LineFormat(type);
        // An item of a list is nullable already. Text is never null, and any JSON includes null.
        var isNullable =
            !isList
            && schema.Nullable
            && format is (ResultContent.JsonLines or ResultContent.EventData)
            && type.Form is not TypeForm.Element;
        return (isNullable ? type with { IsNullable = true } : type, format);
    }

    private static ResultContent LineFormat(TypeRef type) =>
        type.Form is TypeForm.String ? ResultContent.TextLines : ResultContent.JsonLines;

    /// <summary>Returns the data of .NET's <c>SseItem</c>. Only strings are written as text, and the rest as JSON.</summary>
    private (TypeRef Item, ResultContent Format) DataOfItem(
        OpenApiSchema item,
        OpenApiSchema data,
        string place
    )
    {
        var type = schemas.TypeOf(
            data,
            JsonPointer.Append(Declared(item, place), "properties", ServerItems.DataName)
        );
        return (
            type,
            type.Form is TypeForm.String ? ResultContent.EventText : ResultContent.EventData
        );
    }

    /// <summary>Returns the JSON pointer of a schema, or of the component that it refers to.</summary>
    private static string Declared(OpenApiSchema schema, string place) =>
        schema.Reference is { } reference ? JsonPointer.Component("schemas", reference.Id) : place;

    private ResultContent EventFormat(OpenApiSchema item) =>
        EventSchemas.Data(item) is { } data
            ? data.All(_wire.IsString)
                ? ResultContent.TextEvents
                : ResultContent.Events
            : _wire.IsString(item)
                ? ResultContent.EventText
                : ResultContent.EventData;
}
