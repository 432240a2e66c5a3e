using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the members of a generated record from a JSON object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordReader
{
    /// <summary>Moves to the value of a member and reads it; JSON <c>null</c> is <see langword="null"/>.</summary>
    /// <remarks>Atlas sends nulls for members that its documents do not call nullable.</remarks>
    /// <typeparam name="T">A reference type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="name">The member's name in JSON.</param>
    /// <param name="members">Where a <c>null</c> is kept, so that what was read is written back whole.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public static T? Member<T, TCodec>(
        ref Utf8JsonReader reader,
        string name,
        ref Dictionary<string, JsonElement>? members
    )
        where T : class
        where TCodec : IJsonCodec<T>
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Null)
        {
            return TCodec.Read(ref reader);
        }

        UnknownMembers.KeepNull(name, ref members);
        return null;
    }

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public static T? ValueMember<T, TCodec>(
        ref Utf8JsonReader reader,
        string name,
        ref Dictionary<string, JsonElement>? members
    )
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Null)
        {
            return TCodec.Read(ref reader);
        }

        UnknownMembers.KeepNull(name, ref members);
        return null;
    }

    /// <summary>Requires that the reader stands on the first token of an object.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="type">The name of the type being read, for the error.</param>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public static void Start(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw JsonRead.Unexpected(ref reader, $"an object ({type})");
        }
    }

    /// <summary>Moves to the next member's name.</summary>
    /// <param name="reader">The reader, on the object's start or on the last token of a member's value.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    public static bool Next(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The error for a required member that is missing or null.</summary>
    /// <param name="type">The name of the type being read.</param>
    /// <param name="member">The member's name in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static JsonException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");
}
