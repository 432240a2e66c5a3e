using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Json.Records;

/// <summary>The names of the properties of a record.</summary>
internal interface INames
{
    static abstract IReadOnlyList<string> Names { get; }

    /// <summary>Returns whether every body must contain a property.</summary>
    static virtual bool IsRequired(int i) => false;
}

/// <summary>A record of nullable strings, as the generator would write it.</summary>
/// <typeparam name="TNames">The names of the properties.</typeparam>
internal sealed class TextRecord<TNames> : IJsonRecord<TextRecord<TNames>>
    where TNames : INames
{
    private readonly string?[] _values = new string?[TNames.Names.Count];
    private JsonRemainder? _remainder;
    private RecordBits _set;

    public TextRecord() { }

    /// <summary>Initializes a new instance of the <see cref="TextRecord{TNames}"/> class as a copy.</summary>
    public TextRecord(TextRecord<TNames> other)
    {
        other._values.CopyTo(_values, 0);
        (_remainder, _set) = (other._remainder, other._set);
    }

    public IEnumerable<string> Unknown => JsonRemainder.UnknownOf(_remainder).Keys;

    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => JsonRemainder.UnknownOf(_remainder);
        set => _remainder = JsonRemainder.With(_remainder, value);
    }

    public string? this[int i]
    {
        get => _values[i];
        set
        {
            _values[i] = value;
            _set.Set(i);
        }
    }

    public bool Has(int i) => _set.Has(i);

    public TextRecord<TNames> ChangesFrom(TextRecord<TNames> before) =>
        new(this) { _remainder = JsonRemainder.ChangesFrom(_remainder, before) };

    public override bool Equals(object? obj) =>
        obj is TextRecord<TNames> && JsonRecord.AreEqual(this, obj);

    public override int GetHashCode() => JsonRecord.Hash(this);

    bool IJsonRecord.Visit(ref RecordVisitor visitor, int index, object other)
    {
        var o = (TextRecord<TNames>)other;
        return index == 0 ? visitor.Rest(ref _remainder, ref o._remainder, ref _set)
            : index > _values.Length ? false
            : Special(ref visitor, index - 1, o)
                .Text(TNames.Names[index - 1], ref _values[index - 1], ref o._values[index - 1]);
    }

    private ref RecordVisitor Special(ref RecordVisitor visitor, int i, TextRecord<TNames> other)
    {
        visitor.Tracked(i, _set, other._set);
        if (TNames.IsRequired(i))
        {
            visitor.Always();
        }

        return ref visitor;
    }

    static TextRecord<TNames> IJsonCodec<TextRecord<TNames>>.Read(ref Utf8JsonReader reader) =>
        JsonRecord.Read(new TextRecord<TNames>(), ref reader);
}
