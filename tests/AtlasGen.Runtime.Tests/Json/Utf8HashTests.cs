namespace AtlasGen.Runtime.Tests.Json;

public class Utf8HashTests
{
    // Enough for several words of eight bytes and a rest.
    private const int MaxLength = 30;

    public static TheoryData<int> Lengths { get; } = [.. Enumerable.Range(1, MaxLength)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_byte_affects_the_slot_in_a_small_table(int length) =>
        Assert.All(
            Enumerable.Range(0, length),
            place =>
            {
                var slots = Enumerable
                    .Range('a', 26)
                    .Select(letter => Utf8Hash.Of(Text(length, place, (byte)letter)) & 63)
                    .Distinct();
                // 26 random numbers below 64 have 21 distinct values on average.
                Assert.InRange(slots.Count(), 13, 26);
            }
        );

    [Fact]
    public void The_length_counts() =>
        Assert.Equal(
            MaxLength,
            Enumerable
                .Range(0, MaxLength)
                .Select(length => Utf8Hash.Of(new byte[length]))
                .Distinct()
                .Count()
        );

    [Fact]
    public void The_place_of_the_text_in_memory_does_not_count()
    {
        var text = Text(MaxLength, 3, (byte)'b');
        for (var start = 0; start < sizeof(ulong); start++)
        {
            var memory = new byte[start + MaxLength + 1];
            text.CopyTo(memory, start);
            Assert.Equal(Utf8Hash.Of(text), Utf8Hash.Of(memory.AsSpan(start, MaxLength)));
        }
    }

    private static byte[] Text(int length, int place, byte letter)
    {
        var text = Enumerable.Repeat((byte)'a', length).ToArray();
        text[place] = letter;
        return text;
    }
}
