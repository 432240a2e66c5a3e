using System.ComponentModel;
using System.Numerics;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the members of a generated record from a JSON object, and keeps what their values alone would lose.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordReader
{
    // Members with larger numbers are noted in the list at once.
    private const int BitCount = 64;

    private ulong _seen;
    private int _last;
    private bool _isReordered;
    private List<JsonPlace>? _order;
    private Dictionary<string, JsonElement>? _unknown;
    private Dictionary<int, JsonElement>? _texts;

    /// <summary>Begins an object.</summary>
    /// <param name="reader">The reader, which must stand on the object's start.</param>
    /// <param name="type">The name of the type being read, for the error.</param>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public RecordReader(ref Utf8JsonReader reader, string type)
    {
        JsonRead.Start(ref reader, type);
        _last = -1;
    }

    /// <summary>Moves to the next member's name.</summary>
    /// <param name="reader">The reader, on the object's start or on the last token of a member's value.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    public static bool Next(ref Utf8JsonReader reader) => JsonRead.NextMember(ref reader);

    /// <summary>Moves to the value of a declared member and reads it; JSON <c>null</c> is <see langword="null"/>.</summary>
    /// <remarks>Atlas sends nulls for members that its documents do not call nullable.</remarks>
    /// <typeparam name="T">A reference type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="member">The member's number in the order of the document.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public T? Member<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (!Begin(ref reader, member))
        {
            return null;
        }

        var start = reader;
        var exact = true;
        var value = TCodec.Read(ref reader, ref exact);
        if (!exact)
        {
            Keep(ref start, member);
        }

        return value;
    }

    /// <summary>The same for a value type.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public T? ValueMember<T, TCodec>(ref Utf8JsonReader reader, int member)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (!Begin(ref reader, member))
        {
            return null;
        }

        var start = reader;
        var exact = true;
        var value = TCodec.Read(ref reader, ref exact);
        if (!exact)
        {
            Keep(ref start, member);
        }

        return value;
    }

    /// <summary>Reads a member that the document does not declare.</summary>
    /// <param name="reader">The reader, on the member's name; it ends on the last token of the value.</param>
    public void Unknown(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        reader.Read();
        _unknown ??= new(StringComparer.Ordinal);
        if (!_unknown.ContainsKey(name))
        {
            _order?.Add(new(-1, name));
        }

        _unknown[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Whether a member came as <c>null</c>.</summary>
    /// <param name="member">The member's number.</param>
    /// <returns>Whether it did; <see langword="false"/> also when it did not come at all.</returns>
    public readonly bool WasNull(int member) =>
        _texts is not null
        && _texts.TryGetValue(member, out var text)
        && text.ValueKind is JsonValueKind.Null;

    /// <summary>Ends the object.</summary>
    /// <returns>What the members' values do not hold; <see langword="null"/> when they hold everything.</returns>
    public readonly JsonRemainder? End() =>
        _unknown is null && _texts is null && !_isReordered
            ? null
            : new(_unknown, _isReordered ? _order : null, _texts);

    /// <summary>The error of who asks for a required member that the server did not send.</summary>
    /// <remarks>Atlas leaves out what its documents require, and nobody may lose a whole answer by that.</remarks>
    /// <param name="type">The name of the type.</param>
    /// <param name="member">The member's name in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidOperationException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");

    /// <summary>Notes the member and moves to its value; <see langword="false"/> on <c>null</c>.</summary>
    private bool Begin(ref Utf8JsonReader reader, int member)
    {
        Note(member);
        reader.Read();
        if (reader.TokenType != JsonTokenType.Null)
        {
            // Of a member that comes twice the last one counts.
            _texts?.Remove(member);
            return true;
        }

        Keep(ref reader, member);
        return false;
    }

    private void Keep(ref Utf8JsonReader reader, int member) =>
        (_texts ??= new())[member] = JsonElement.ParseValue(ref reader);

    private void Note(int member)
    {
        var inOrder = member > _last && _unknown is null;
        if (_order is null && (!inOrder || member >= BitCount))
        {
            _order = OrderSoFar();
        }

        _isReordered |= !inOrder;
        _last = member;
        if (member < BitCount)
        {
            var bit = 1UL << member;
            if ((_seen & bit) == 0)
            {
                _seen |= bit;
                _order?.Add(new(member, null));
            }
        }
        else if (!IsNoted(member))
        {
            _order!.Add(new(member, null));
        }
    }

    // A lambda would be an allocation for every member, also of those that never come here.
    private readonly bool IsNoted(int member)
    {
        foreach (var place in _order!)
        {
            if (place.Member == member)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What came so far, which was in the order of the document with the unknown members behind.</summary>
    private readonly List<JsonPlace> OrderSoFar()
    {
        var order = new List<JsonPlace>();
        for (var bits = _seen; bits != 0; bits &= bits - 1)
        {
            order.Add(new(BitOperations.TrailingZeroCount(bits), null));
        }

        foreach (var name in _unknown?.Keys ?? Enumerable.Empty<string>())
        {
            order.Add(new(-1, name));
        }

        return order;
    }
}
