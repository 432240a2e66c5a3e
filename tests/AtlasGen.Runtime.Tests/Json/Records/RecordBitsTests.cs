using AtlasGen.Runtime.Tests.Harness;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Json.Records;

public class RecordBitsTests
{
    private const int Count = 200;

    [Fact]
    public void Exactly_the_bits_that_were_set_are_set() =>
        Gen.Int[0, Count - 1]
            .Array.Sample(numbers =>
            {
                var bits = default(RecordBits);
                foreach (var number in numbers)
                {
                    bits.Set(number);
                }

                AssertBits(numbers, bits);
            });

    [Fact]
    public void A_copy_and_its_original_do_not_change_each_other() =>
        Gen.Int[0, Count - 1]
            .Array.Select(Gen.Int[0, Count - 1], Gen.Int[0, Count - 1])
            .Sample(
                (numbers, mine, theirs) =>
                {
                    var bits = default(RecordBits);
                    foreach (var number in numbers)
                    {
                        bits.Set(number);
                    }

                    var copy = bits;
                    bits.Set(mine);
                    copy.Set(theirs);
                    AssertBits([.. numbers, mine], bits);
                    AssertBits([.. numbers, theirs], copy);
                }
            );

    [Fact]
    public void A_copy_of_a_record_with_many_tracked_properties_has_its_own_nulls()
    {
        Assert.All(
            Enumerable.Range(0, Count),
            i =>
            {
                var record = new TextRecord<Names> { [Count - 1] = "last" };
                var copy = new TextRecord<Names>(record);
                Assert.Equal(record, copy);
                Assert.Equal(record.GetHashCode(), copy.GetHashCode());
                copy[i] = null;
                Assert.NotEqual(record, copy);
                Assert.NotEqual(copy, record);
                Assert.Equal($$"""{"p{{Count - 1}}":"last"}""", Write(record));
                Assert.Equal(
                    i == Count - 1
                        ? $$"""{"p{{i}}":null}"""
                        : $$"""{"p{{i}}":null,"p{{Count - 1}}":"last"}""",
                    Write(copy)
                );
                Assert.Equal(
                    copy,
                    JsonText.Read<TextRecord<Names>, TextRecord<Names>>(Write(copy))
                );
            }
        );
    }

    private static void AssertBits(int[] expected, RecordBits bits) =>
        Assert.Equal(
            expected.Distinct().Order(),
            Enumerable.Range(0, 2 * Count).Where(bit => bits.Has(bit))
        );

    private static string Write(TextRecord<Names> record) =>
        JsonText.Write<TextRecord<Names>, TextRecord<Names>>(record);

    private sealed class Names : INames
    {
        static IReadOnlyList<string> INames.Names { get; } =
        [.. Enumerable.Range(0, Count).Select(i => $"p{i}")];
    }
}
