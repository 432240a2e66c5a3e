using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>A set of bits in which a generated record notes the properties that were assigned.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordBits
{
    private const int WordSize = 64;

    private ulong _first;

    // Of the bits from 64. A copy of the record shares the array, so it is never changed.
    private ulong[]? _more;

    /// <summary>Determines whether a bit is set.</summary>
    /// <param name="bit">The zero-based number of the bit.</param>
    /// <returns><see langword="true"/> if the bit is set; otherwise, <see langword="false"/>.</returns>
    public readonly bool Has(int bit) => (Word(bit / WordSize) & (1UL << (bit % WordSize))) != 0;

    /// <summary>Sets a bit.</summary>
    /// <param name="bit">The zero-based number of the bit.</param>
    public void Set(int bit)
    {
        if (bit < WordSize)
        {
            _first |= 1UL << bit;
            return;
        }

        var more = new ulong[Math.Max(_more?.Length ?? 0, bit / WordSize)];
        _more?.CopyTo(more, 0);
        more[(bit / WordSize) - 1] |= 1UL << (bit % WordSize);
        _more = more;
    }

    private readonly ulong Word(int word) =>
        word == 0 ? _first
        : word <= _more?.Length ? _more[word - 1]
        : 0;
}
