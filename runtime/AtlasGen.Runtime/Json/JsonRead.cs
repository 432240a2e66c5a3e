using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads single JSON values, and says what was wrong when they are of another type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRead
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
    public static void StartObject(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, $"an object ({type})");
        }
    }

    /// <summary>Moves to the next member's name.</summary>
    /// <param name="reader">The reader, on the object's start or on the last token of a member's value.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    public static bool NextMember(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The error for a required member that is missing or null.</summary>
    /// <param name="type">The name of the type being read.</param>
    /// <param name="member">The member's name in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static JsonException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");

    internal static string String(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : throw Unexpected(ref reader, "a string");

    internal static bool Boolean(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Unexpected(ref reader, "a boolean"),
        };

    internal static int Int32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : throw Unexpected(ref reader, "an integer of 32 bits");

    internal static long Int64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw Unexpected(ref reader, "an integer of 64 bits");

    internal static double Double(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value)
            ? value
            : throw Unexpected(ref reader, "a number");

    internal static float Single(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value)
            ? value
            : throw Unexpected(ref reader, "a number");

    internal static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && JsonDates.TryRead(ref reader, out DateTimeOffset value)
            ? value
            : throw Unexpected(ref reader, "a date and time of RFC 3339");

    internal static DateOnly DateOnly(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && System.DateOnly.TryParseExact(
            reader.GetString(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var value
        )
            ? value
            : throw Unexpected(ref reader, "a date of RFC 3339");

    internal static Guid Guid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value)
            ? value
            : throw Unexpected(ref reader, "a UUID");

    internal static byte[] Bytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var value)
            ? value
            : throw Unexpected(ref reader, "a string in base64");

    // The value itself is not shown: it may be a secret, and an exception ends up in logs.
    internal static JsonException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new(
            $"Expected {expected}, found {Describe(reader.TokenType)} (byte {reader.TokenStartIndex})."
        );

    private static string Describe(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string that is none",
            JsonTokenType.Number => "a number that is none",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            JsonTokenType.Null => "null",
            _ => token.ToString(),
        };
}
