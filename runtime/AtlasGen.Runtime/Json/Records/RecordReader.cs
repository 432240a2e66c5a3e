using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the members of a generated record from a JSON object, and keeps what their values alone would lose.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordReader
{
    private Dictionary<string, JsonElement>? _unknown;
    private HashSet<int>? _nulls;

    /// <summary>Begins an object.</summary>
    /// <param name="reader">The reader, which must stand on the object's start.</param>
    /// <param name="type">The name of the type being read, for the error.</param>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public RecordReader(ref Utf8JsonReader reader, string type) => JsonRead.Start(ref reader, type);

    /// <summary>Moves to the next member's name.</summary>
    /// <param name="reader">The reader, on the object's start or on the last token of a member's value.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    public static bool Next(ref Utf8JsonReader reader) => JsonRead.NextMember(ref reader);

    /// <summary>Moves to the value of a declared member and reads it; JSON <c>null</c> is <see langword="null"/>.</summary>
    /// <remarks>Atlas sends nulls for members that its documents do not call nullable.</remarks>
    /// <typeparam name="T">A reference type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="member">The member's number, counted from 0 in the order of the document.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public T? Member<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : class
        where TCodec : IJsonCodec<T> =>
        HasValue(ref reader, member) ? TCodec.Read(ref reader) : null;

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public T? ValueMember<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        HasValue(ref reader, member) ? TCodec.Read(ref reader) : null;

    /// <summary>Reads a member that the document does not declare.</summary>
    /// <param name="reader">The reader, on the member's name; it ends on the last token of the value.</param>
    public void Unknown(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        // Of a member that comes twice the last one counts.
        (_unknown ??= new(StringComparer.Ordinal))[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Whether a member came as <c>null</c>.</summary>
    /// <param name="member">The member's number.</param>
    /// <returns>Whether it did; <see langword="false"/> also when it did not come at all.</returns>
    public readonly bool WasNull(int member) => _nulls?.Contains(member) == true;

    /// <summary>Ends the object.</summary>
    /// <returns>What the members' values do not hold; <see langword="null"/> when they hold everything.</returns>
    public readonly JsonRemainder? End() =>
        _unknown is null && _nulls is null ? null : new(_unknown, _nulls);

    /// <summary>The error of who asks for a required member that the server did not send.</summary>
    /// <remarks>Atlas leaves out what its documents require, and nobody may lose a whole answer by that.</remarks>
    /// <param name="type">The name of the type.</param>
    /// <param name="member">The member's name in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidOperationException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");

    /// <summary>Moves to the member's value; <see langword="false"/> on <c>null</c>, which is noted.</summary>
    private bool HasValue(ref Utf8JsonReader reader, int member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            (_nulls ??= []).Add(member);
            return false;
        }

        // Of a member that comes twice the last one counts.
        _nulls?.Remove(member);
        return true;
    }
}
