using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AtlasGen.Runtime;

/// <summary>Metadata of generated types for System.Text.Json, without reflection: the types, their lists and arrays, and nullable enums.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasTypeInfoResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = new();

    /// <summary>Adds a generated record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <returns>This resolver.</returns>
    public AtlasTypeInfoResolver AddModel<T>()
        where T : class, IJsonCodec<T>
    {
        _types[typeof(T)] = static options =>
            JsonMetadataServices.CreateValueInfo<T>(options, new AtlasModelConverter<T>());
        AddLists<T>();
        return this;
    }

    /// <summary>Adds an open enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>This resolver.</returns>
    public AtlasTypeInfoResolver AddEnum<T>()
        where T : struct, IAtlasEnum<T>
    {
        _types[typeof(T)] = static options =>
            JsonMetadataServices.CreateValueInfo<T>(options, new AtlasEnumConverter<T>());
        _types[typeof(T?)] = static options =>
            JsonMetadataServices.CreateValueInfo<T?>(
                options,
                JsonMetadataServices.GetNullableConverter(
                    (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))
                )
            );
        AddLists<T>();
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _types.TryGetValue(type, out var create) ? create(options) : null;

    private void AddLists<T>()
    {
        _types[typeof(T[])] = static options =>
            JsonMetadataServices.CreateArrayInfo(options, new JsonCollectionInfoValues<T[]>());
        _types[typeof(List<T>)] = static options =>
            JsonMetadataServices.CreateListInfo<List<T>, T>(
                options,
                new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => new List<T>() }
            );
        _types[typeof(IReadOnlyList<T>)] = static options =>
            JsonMetadataServices.CreateIEnumerableInfo<IReadOnlyList<T>, T>(
                options,
                new JsonCollectionInfoValues<IReadOnlyList<T>>()
            );
    }
}
