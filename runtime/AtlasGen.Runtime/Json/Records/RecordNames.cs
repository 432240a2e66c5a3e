using System.Numerics;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>The names of a record's properties in JSON, in the order of the document.</summary>
internal sealed class RecordNames
{
    private readonly List<string> _texts;
    private readonly byte[][] _names;

    // A hash table with linear probing. An entry is the number of a name, or 0.
    private readonly int[] _slots;

    private RecordNames(List<string> names)
    {
        _texts = names;
        _names = new byte[names.Count][];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(names.Count * 2) + 1)];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            var slot = Utf8Hash.Of(_names[i]) & (_slots.Length - 1);
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>Returns the names of a record type.</summary>
    /// <param name="record">Any record of the type.</param>
    public static RecordNames Of<T>(T record)
        where T : class, IJsonRecord<T> => Holder<T>.Names ??= Find(record);

    /// <summary>Returns the name of a property.</summary>
    /// <param name="index">The index of the property, from 1.</param>
    public string Text(int index) => _texts[index - 1];

    /// <summary>Returns the name of a property as UTF-8.</summary>
    /// <param name="index">The index of the property, from 1.</param>
    public ReadOnlySpan<byte> Utf8(int index) => _names[index - 1];

    /// <summary>Returns the index of the property whose name the reader is positioned on, from 1; 0 if none has the name.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">The index of the property that is probably the next.</param>
    public int IndexOf(ref Utf8JsonReader reader, int expected)
    {
        var name =
            reader.ValueIsEscaped || reader.HasValueSequence
                ? Encoding.UTF8.GetBytes(reader.GetString()!)
                : reader.ValueSpan;
        // Servers usually send the members in the order of the document.
        return expected <= _names.Length && name.SequenceEqual(_names[expected - 1])
            ? expected
            : IndexOf(name);
    }

    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (
            var slot = Utf8Hash.Of(name) & (_slots.Length - 1);
            ;
            slot = (slot + 1) & (_slots.Length - 1)
        )
        {
            var index = _slots[slot];
            if (index == 0 || name.SequenceEqual(_names[index - 1]))
            {
                return index;
            }
        }
    }

    private static RecordNames Find(IJsonRecord record)
    {
        var names = new List<string>();
        var visitor = RecordVisitor.Naming(names);
        for (var i = 1; record.Visit(ref visitor, i, record); i++) { }

        return new(names);
    }

    private static class Holder<T>
    {
        public static RecordNames? Names;
    }
}
