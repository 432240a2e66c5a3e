using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the members of a generated record from a JSON object, and keeps undeclared members, and which declared members were null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordReader
{
    private Dictionary<string, JsonElement>? _unknown;
    private HashSet<int>? _nulls;

    /// <summary>Initializes a new instance of the <see cref="RecordReader"/> struct, and starts to read an object.</summary>
    /// <param name="reader">The reader, positioned on the start of the object.</param>
    /// <param name="type">The name of the type, for errors.</param>
    /// <exception cref="JsonException">The reader is not positioned on the start of an object.</exception>
    public RecordReader(ref Utf8JsonReader reader, string type) => JsonRead.Start(ref reader, type);

    /// <summary>Moves to the name of the next member.</summary>
    /// <param name="reader">The reader, positioned on the start of the object or on the last token of a member's value.</param>
    /// <returns><see langword="true"/> if there is another member; <see langword="false"/> at the end of the object.</returns>
    public static bool Next(ref Utf8JsonReader reader) => JsonRead.NextMember(ref reader);

    /// <summary>Moves to the value of a declared member and reads it.</summary>
    /// <remarks>Every member may be <c>null</c>, because Atlas sends null for members that its documents do not declare as nullable.</remarks>
    /// <typeparam name="T">The type of the value, which is a reference type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the value.</typeparam>
    /// <param name="reader">The reader, positioned on the name of the member.</param>
    /// <param name="member">The zero-based index of the member in the order of the document.</param>
    /// <returns>The value, or <see langword="null"/> if the member is <c>null</c>.</returns>
    public T? Member<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : class
        where TCodec : IJsonCodec<T> =>
        HasValue(ref reader, member) ? TCodec.Read(ref reader) : null;

    /// <summary>Moves to the value of a declared member of a value type and reads it.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public T? ValueMember<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        HasValue(ref reader, member) ? TCodec.Read(ref reader) : null;

    /// <summary>Reads a member that the document does not declare.</summary>
    /// <param name="reader">The reader, positioned on the name of the member. It ends on the last token of the value.</param>
    public void Unknown(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        // If a member is duplicate, the last one counts.
        (_unknown ??= new(StringComparer.Ordinal))[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Determines whether a member was read as <c>null</c>.</summary>
    /// <param name="member">The index of the member.</param>
    /// <returns><see langword="true"/> if the member was <c>null</c>; <see langword="false"/> if it had a value or was absent.</returns>
    public readonly bool WasNull(int member) => _nulls?.Contains(member) == true;

    /// <summary>Completes the object.</summary>
    /// <returns>The remainder of the record, or <see langword="null"/> if the object contained nothing else.</returns>
    public readonly JsonRemainder? End() =>
        _unknown is null && _nulls is null ? null : new(_unknown, _nulls);

    /// <summary>Creates the exception for reading a required property that the server omitted.</summary>
    /// <remarks>Only reading this property fails, not the whole call, because Atlas omits members that its documents require.</remarks>
    /// <param name="type">The name of the type.</param>
    /// <param name="member">The name of the member in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidOperationException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");

    /// <summary>Moves to the value of the member. Records a <c>null</c>, and returns <see langword="false"/> for it.</summary>
    private bool HasValue(ref Utf8JsonReader reader, int member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            (_nulls ??= []).Add(member);
            return false;
        }

        // If a member is duplicate, the last one counts.
        _nulls?.Remove(member);
        return true;
    }
}
