using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads a property of a value by its names in JSON, whatever the type of the value is: a record, a union, or free JSON.</summary>
internal static class PropertyPath
{
    /// <summary>Returns the text of a property.</summary>
    public static string? Text<T, TCodec>(T? value, IReadOnlyList<string> path)
        where TCodec : IJsonCodec<T>
    {
        using var json = Json<T, TCodec>(value);
        return Find(json, path) is not { } found
            ? null
            : found.ValueKind switch
            {
                JsonValueKind.String => found.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False =>
                    found.GetRawText(),
                _ => null,
            };
    }

    /// <summary>Returns a property as a type.</summary>
    /// <exception cref="AtlasResponseFormatException">There is no such property, or it is null or of another type.</exception>
    public static TProperty Read<T, TCodec, TProperty, TPropertyCodec>(
        T? value,
        IReadOnlyList<string> path
    )
        where TCodec : IJsonCodec<T>
        where TPropertyCodec : IJsonCodec<TProperty>
    {
        using var json = Json<T, TCodec>(value);
        var name = string.Join('.', path);
        if (Find(json, path) is not { ValueKind: not JsonValueKind.Null } found)
        {
            throw new AtlasResponseFormatException(
                $"The response to the change has no '{name}', which identifies what to wait for."
            );
        }

        try
        {
            return JsonBody.Read<TProperty, TPropertyCodec>(
                Encoding.UTF8.GetBytes(found.GetRawText())
            );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new AtlasResponseFormatException(
                $"'{name}' in the response to the change is not of the type that identifies what to wait for.",
                exception
            );
        }
    }

    private static JsonDocument? Json<T, TCodec>(T? value)
        where TCodec : IJsonCodec<T> =>
        value is null
            ? null
            : JsonDocument.Parse(RequestJson.Bytes<T, TCodec>(value, JsonMode.Full));

    private static JsonElement? Find(JsonDocument? json, IReadOnlyList<string> path)
    {
        if (json is null)
        {
            return null;
        }

        var found = json.RootElement;
        foreach (var name in path)
        {
            if (
                found.ValueKind is not JsonValueKind.Object
                || !found.TryGetProperty(name, out found)
            )
            {
                return null;
            }
        }

        return found;
    }
}
