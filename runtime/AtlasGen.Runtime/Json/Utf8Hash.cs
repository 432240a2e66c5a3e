using System.Runtime.InteropServices;

namespace AtlasGen.Runtime;

/// <summary>Hashes names and values of JSON for tables in memory.</summary>
internal static class Utf8Hash
{
    // The odd number closest to 2^64 divided by the golden ratio, as in Fibonacci hashing.
    private const ulong Factor = 0x9E3779B97F4A7C15;

    // The names of one record often start or end alike, so all bytes count, eight at a time.
    public static int Of(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(text));
        }

        var rest = 0UL;
        foreach (var part in text)
        {
            rest = (rest << 8) | part;
        }

        // A bit of a product depends only on the same and lower bits of its factors, and tables use only the lowest bits of
        // the hash. The rotation moves the bits that depend on all bytes to the lower end, and the product spreads them.
        return (int)((Mix(hash, rest) * Factor) >> 32);
    }

    private static ulong Mix(ulong hash, ulong value) =>
        ulong.RotateLeft((hash ^ value) * Factor, 29);
}
