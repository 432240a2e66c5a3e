using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Json.Records;

/// <summary>The names of the properties of a record.</summary>
internal interface INames
{
    static abstract IReadOnlyList<string> Names { get; }
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

    public override bool Equals(object? obj) =>
        obj is TextRecord<TNames> && JsonRecord.AreEqual(this, obj);

    public override int GetHashCode() => JsonRecord.Hash(this);

    bool IJsonRecord.Visit(ref RecordVisitor visitor, int index, object other)
    {
        var o = (TextRecord<TNames>)other;
        return index == 0 ? visitor.Rest(ref _remainder, ref o._remainder, ref _set)
            : index > _values.Length ? false
            : visitor
                .Tracked(index - 1, _set, o._set)
                .Text(TNames.Names[index - 1], ref _values[index - 1], ref o._values[index - 1]);
    }

    static TextRecord<TNames> IJsonCodec<TextRecord<TNames>>.Read(ref Utf8JsonReader reader) =>
        JsonRecord.Read(new TextRecord<TNames>(), ref reader);
}
