using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads, writes, compares, hashes, or prints the properties of a generated record, one at a time.</summary>
/// <remarks>
/// A record passes each property as its name in JSON, and references to the field of this record and of the other one. What
/// is special about the property precedes it: <c>v.Secret().Text("password", ref _password, ref o._password)</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct RecordVisitor
{
    private readonly Work _work;
    private readonly object? _target;
    private readonly JsonMode _mode;
    private readonly RecordNames? _names;
    private Utf8JsonReader _reader;
    private HashCode _hash;
    private bool _isDone;
    private int _member;

    // What was read, or what is written.
    private JsonRemainder? _remainder;
    private Dictionary<string, JsonElement>? _unknown;
    private HashSet<int>? _nulls;
    private RecordBits _set;

    // What a PATCH that sends only the changes compares with.
    private bool _omitsEqual;
    private JsonRemainder? _otherRemainder;

    // What is special about the next property.
    private string? _label;
    private bool _isSecret;
    private bool _isWithheld;
    private bool _isAlwaysSent;
    private bool _isTracked;
    private int _bit;
    private bool _isSet;
    private bool _isOtherSet;

    private RecordVisitor(
        Work work,
        object? target = null,
        JsonMode mode = default,
        RecordNames? names = null
    ) => (_work, _target, _mode, _names) = (work, target, mode, names);

    private enum Work
    {
        None,
        Read,
        Write,
        Compare,
        Hash,
        Print,
        Name,
    }

    /// <summary>Passes the members that the document does not declare.</summary>
    /// <param name="mine">The field of this record.</param>
    /// <param name="other">The field of the other record.</param>
    /// <returns><see langword="true"/>.</returns>
    public bool Rest(ref JsonRemainder? mine, ref JsonRemainder? other)
    {
        switch (_work)
        {
            case Work.Read:
                mine = _unknown is null && _nulls is null ? null : new(_unknown, _nulls);
                break;
            case Work.Write:
                (_remainder, _otherRemainder) = (mine, other);
                break;
            case Work.Compare:
                _isDone = !JsonRemainder.AreEqual(mine, other);
                break;
            case Work.Print when mine is { Unknown.Count: > 0 }:
                _label = "AdditionalProperties";
                // Their values may be secrets.
                Label("").Append('[').AppendJoin(", ", mine.Unknown.Keys).Append(']');
                break;
        }

        return true;
    }

    /// <summary>Passes the members that the document does not declare, of a record that notes assignments.</summary>
    /// <param name="mine">The field of this record.</param>
    /// <param name="other">The field of the other record.</param>
    /// <param name="bits">The assigned properties of this record.</param>
    /// <returns><see langword="true"/>.</returns>
    public bool Rest(ref JsonRemainder? mine, ref JsonRemainder? other, ref RecordBits bits)
    {
        if (_work is Work.Read)
        {
            bits = _set;
        }

        return Rest(ref mine, ref other);
    }

    /// <summary>Hides the value of the next property when the record is printed: a password, a write-only property, or an email address.</summary>
    /// <returns>This visitor.</returns>
    [UnscopedRef]
    public ref RecordVisitor Secret()
    {
        _isSecret = true;
        return ref this;
    }

    /// <summary>States the C# name of the next property, if it is not the JSON name with a capital letter.</summary>
    /// <param name="name">The name of the C# property.</param>
    /// <returns>This visitor.</returns>
    [UnscopedRef]
    public ref RecordVisitor Named(string name)
    {
        _label = name;
        return ref this;
    }

    /// <summary>Marks the next property as read-only, so that the root of a request body omits it unless it was assigned.</summary>
    /// <param name="bit">The number of the bit that notes the assignment.</param>
    /// <param name="bits">The assigned properties of this record.</param>
    /// <returns>This visitor.</returns>
    [UnscopedRef]
    public ref RecordVisitor Withheld(int bit, RecordBits bits)
    {
        _isWithheld = !bits.Has(bit);
        return ref this;
    }

    /// <summary>Marks the next property as one that a PATCH also sends if it is unchanged: a required property or a discriminator.</summary>
    /// <returns>This visitor.</returns>
    [UnscopedRef]
    public ref RecordVisitor Always()
    {
        _isAlwaysSent = true;
        return ref this;
    }

    /// <summary>Marks the next property as one whose null is sent if it was assigned.</summary>
    /// <param name="bit">The number of the bit that notes the assignment.</param>
    /// <param name="mine">The assigned properties of this record.</param>
    /// <param name="other">The assigned properties of the other record.</param>
    /// <returns>This visitor.</returns>
    [UnscopedRef]
    public ref RecordVisitor Tracked(int bit, RecordBits mine, RecordBits other)
    {
        (_isTracked, _bit) = (true, bit);
        (_isSet, _isOtherSet) = (mine.Has(bit), other.Has(bit));
        return ref this;
    }

    /// <summary>Passes a property of a reference type.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <typeparam name="TCodec">The codec of the type.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="mine">The field of this record.</param>
    /// <param name="other">The field of the other record.</param>
    /// <returns><see langword="true"/>.</returns>
    public bool Member<T, TCodec>(string name, ref T? mine, ref T? other)
        where T : class
        where TCodec : IJsonCodec<T>
    {
        switch (_work)
        {
            case Work.Read:
                mine = HasValue() ? TCodec.Read(ref _reader) : null;
                break;
            case Work.Write
                when Starts(
                    mine is not null,
                    _omitsEqual && NullableJson<T, TCodec>.AreEqual(mine, other)
                ):
                TCodec.Write(Writer, mine!, _mode.Nested);
                break;
            case Work.Compare:
                _isDone = !NullableJson<T, TCodec>.AreEqual(mine, other) || DiffersInTracking;
                break;
            case Work.Hash:
                _hash.Add(NullableJson<T, TCodec>.GetHashCode(mine));
                break;
            case Work.Print when mine is not null && Labels(name) is { } builder:
                TCodec.Print(builder, mine);
                break;
            case Work.Name:
                Add(name);
                break;
        }

        return Next();
    }

    /// <summary>Passes a property of a value type.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public bool ValueMember<T, TCodec>(string name, ref T? mine, ref T? other)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        switch (_work)
        {
            case Work.Read:
                mine = HasValue() ? TCodec.Read(ref _reader) : null;
                break;
            case Work.Write
                when Starts(
                    mine.HasValue,
                    _omitsEqual && NullableValueJson<T, TCodec>.AreEqual(mine, other)
                ):
                TCodec.Write(Writer, mine.GetValueOrDefault(), _mode.Nested);
                break;
            case Work.Compare:
                _isDone = !NullableValueJson<T, TCodec>.AreEqual(mine, other) || DiffersInTracking;
                break;
            case Work.Hash:
                _hash.Add(NullableValueJson<T, TCodec>.GetHashCode(mine));
                break;
            case Work.Print when mine is { } present && Labels(name) is { } builder:
                TCodec.Print(builder, present);
                break;
            case Work.Name:
                Add(name);
                break;
        }

        return Next();
    }

    private readonly bool DiffersInTracking => _isTracked && _isSet != _isOtherSet;

    private bool Next()
    {
        (_label, _isSecret, _isWithheld, _isAlwaysSent, _isTracked) = (
            null,
            false,
            false,
            false,
            false
        );
        return true;
    }

    private readonly void Add(string name) => ((List<string>)_target!).Add(name);
}
