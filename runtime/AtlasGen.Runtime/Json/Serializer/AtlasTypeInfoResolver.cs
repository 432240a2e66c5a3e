using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AtlasGen.Runtime;

/// <summary>
/// Provides the metadata of generated types for System.Text.Json without reflection: the types, their lists and arrays, and
/// nullable enums.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasTypeInfoResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = new();

    /// <summary>Adds a generated record, or the base type of several records.</summary>
    /// <typeparam name="T">The type to add.</typeparam>
    /// <typeparam name="TCodec">The codec that reads and writes the type.</typeparam>
    /// <returns>This resolver.</returns>
    public AtlasTypeInfoResolver AddModel<T, TCodec>()
        where T : class
        where TCodec : IJsonCodec<T>
    {
        _types[typeof(T)] = static options =>
            JsonMetadataServices.CreateValueInfo<T>(options, new AtlasModelConverter<T, TCodec>());
        AddLists<T>();
        return this;
    }

    /// <summary>Adds an open enum.</summary>
    /// <typeparam name="T">The type of the enum.</typeparam>
    /// <returns>This resolver.</returns>
    public AtlasTypeInfoResolver AddEnum<T>()
        where T : struct, IAtlasEnum<T>
    {
        AddValue(new AtlasEnumConverter<T>());
        return this;
    }

    /// <summary>Adds an open enum of integers.</summary>
    /// <typeparam name="T">The type of the enum.</typeparam>
    /// <returns>This resolver.</returns>
    public AtlasTypeInfoResolver AddIntegerEnum<T>()
        where T : struct, IAtlasIntegerEnum<T>
    {
        AddValue(new AtlasIntegerEnumConverter<T>());
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _types.TryGetValue(type, out var create) ? create(options) : null;

    private void AddValue<T>(JsonConverter<T> converter)
        where T : struct
    {
        _types[typeof(T)] = options => JsonMetadataServices.CreateValueInfo<T>(options, converter);
        _types[typeof(T?)] = static options =>
            JsonMetadataServices.CreateValueInfo<T?>(
                options,
                JsonMetadataServices.GetNullableConverter(
                    (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))
                )
            );
        AddLists<T>();
    }

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
