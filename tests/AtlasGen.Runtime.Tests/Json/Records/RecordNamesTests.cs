using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Json.Records;

public class RecordNamesTests
{
    [Fact]
    public void Many_names_are_found_in_any_order() => AssertNames<Many>();

    [Fact]
    public void Names_with_the_same_length_and_the_same_start_are_found() => AssertNames<Starts>();

    [Fact]
    public void Names_with_the_same_length_and_the_same_end_are_found() => AssertNames<Ends>();

    [Fact]
    public void Names_that_start_with_other_names_are_found() => AssertNames<Prefixes>();

    [Fact]
    public void Names_that_JSON_escapes_are_found() => AssertNames<Special>();

    [Fact]
    public void Names_with_the_same_slot_are_found() => AssertNames<SameSlot>();

    [Fact]
    public void An_unknown_name_with_the_same_slot_is_not_declared()
    {
        var unknown = SameSlot.All[SameSlot.Names.Count];
        var json = $$"""{"{{unknown}}":"x","{{SameSlot.Names[^1]}}":"y"}""";
        var read = Read<SameSlot>(json);
        Assert.Equal([unknown], read.Unknown);
        Assert.Equal("y", read[SameSlot.Names.Count - 1]);
    }

    [Fact]
    public void Names_in_another_case_are_not_declared()
    {
        var read = Read<Prefixes>("""{"A":"x","aA":"y","a":"z"}""");
        Assert.Equal(["A", "aA"], read.Unknown);
        Assert.Equal("z", read[0]);
    }

    [Fact]
    public void A_record_without_properties_keeps_all_members()
    {
        const string json = """{"a":"x","":null}""";
        var read = Read<Nothing>(json);
        Assert.Equal(["a", ""], read.Unknown);
        Assert.Equal(json, Write(read));
        Assert.Equal(Read<Nothing>(json), read);
        Assert.NotEqual(new TextRecord<Nothing>(), read);
        Assert.Equal("{}", Write(Read<Nothing>("{}")));
        Assert.Equal(new TextRecord<Nothing>(), Read<Nothing>("{}"));
    }

    [Fact]
    public void The_last_of_duplicate_members_counts()
    {
        Assert.Equal("""{"a":"y"}""", Write(Read<Prefixes>("""{"a":"x","a":"y"}""")));
        Assert.Equal("""{"a":null}""", Write(Read<Prefixes>("""{"a":"x","a":null}""")));
        Assert.Equal("""{"a":"y"}""", Write(Read<Prefixes>("""{"a":null,"a":"y"}""")));
        Assert.Equal("""{"x":2}""", Write(Read<Prefixes>("""{"x":1,"x":2}""")));
    }

    [Fact]
    public void The_encoder_of_the_writer_decides_how_a_name_is_written()
    {
        var record = Read<Special>("""{"größe":"1","a<b":"2"}""");
        Assert.Equal("""{"größe":"1","a<b":"2"}""", Write(record));
        Assert.Equal(
            """{"gr\u00F6\u00DFe":"1","a\u003Cb":"2"}""",
            JsonText.Write<TextRecord<Special>, TextRecord<Special>>(
                record,
                JavaScriptEncoder.Default
            )
        );
    }

    /// <summary>Asserts that each name is read as its own property, in any order and notation.</summary>
    private static void AssertNames<TNames>()
        where TNames : INames
    {
        var numbers = Enumerable.Range(0, TNames.Names.Count).ToArray();
        AssertRead(numbers);
        AssertRead([.. numbers.Reverse()]);
        for (var seed = 0; seed < 5; seed++)
        {
            var shuffled = numbers.ToArray();
            new Random(seed).Shuffle(shuffled);
            AssertRead(shuffled);
            // Some members are absent, others are not declared.
            AssertRead([.. shuffled.Take(numbers.Length / 2), -1, -2]);
        }

        static void AssertRead(int[] order)
        {
            Assert.All(
                new[] { Json(order, Quote), Json(order, Escape) },
                json =>
                {
                    AssertRecord(Read<TNames>(json), order);
                    AssertRecord(
                        JsonText.ReadSegments<TextRecord<TNames>, TextRecord<TNames>>(json),
                        order
                    );
                }
            );
        }

        static void AssertRecord(TextRecord<TNames> read, int[] order)
        {
            var known = order.Where(i => i >= 0).Order().ToList();
            Assert.Equal(order.Where(i => i < 0).Select(Name), read.Unknown);
            Assert.All(
                TNames.Names,
                (_, i) =>
                {
                    Assert.Equal(known.Contains(i) ? Value(i) : null, read[i]);
                    Assert.Equal(known.Contains(i), read.Has(i));
                }
            );
            Assert.Equal(
                known.Concat(order.Where(i => i < 0)).Select(i => (Name(i), Value(i))),
                JsonNode
                    .Parse(Write(read))!
                    .AsObject()
                    .Select(member => (member.Key, $"{member.Value}"))
            );
        }

        static string Json(int[] order, Func<string, string> notation) =>
            $"{{{string.Join(',', order.Select(i => $"{notation(Name(i))}:\"{Value(i)}\""))}}}";

        static string Name(int i) => i < 0 ? $"unknown{i}" : TNames.Names[i];
    }

    private static string Value(int i) => $"value {i}";

    private static string Quote(string name) => JsonSerializer.Serialize(name);

    private static string Escape(string name) =>
        $"\"{string.Concat(name.Select(c => $"\\u{(int)c:x4}"))}\"";

    private static TextRecord<TNames> Read<TNames>(string json)
        where TNames : INames => JsonText.Read<TextRecord<TNames>, TextRecord<TNames>>(json);

    private static string Write<TNames>(TextRecord<TNames> record)
        where TNames : INames => JsonText.Write<TextRecord<TNames>, TextRecord<TNames>>(record);

    private sealed class Many : INames
    {
        public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(0, 300).Select(i => $"{i * 7919:x}")];
    }

    private sealed class Starts : INames
    {
        public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(1000, 100).Select(i => $"aLongNameOfAProperty{i}")];
    }

    private sealed class Ends : INames
    {
        public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(1000, 100).Select(i => $"{i}isTheStartOfTheName")];
    }

    private sealed class Prefixes : INames
    {
        public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(1, 40).Append(5000).Select(i => new string('a', i))];
    }

    private sealed class SameSlot : INames
    {
        // The last slot of every table with up to 1024 slots, so the search continues in the first one.
        private const int Last = 1023;

        public static IReadOnlyList<string> All { get; } =
        [
            .. Enumerable
                .Range(0, int.MaxValue)
                .Select(i => $"n{i}")
                .Where(name => (Utf8Hash.Of(Encoding.UTF8.GetBytes(name)) & Last) == Last)
                .Take(21),
        ];

        public static IReadOnlyList<string> Names { get; } = [.. All.Take(20)];
    }

    private sealed class Special : INames
    {
        public static IReadOnlyList<string> Names { get; } =
        [
            "größe",
            "a<b",
            "",
            "\"",
            "\\",
            "\n",
            "\0",
            " ",
            "€",
            "\U0001F600",
            "a/b",
            "$ref",
            "@type",
        ];
    }

    private sealed class Nothing : INames
    {
        public static IReadOnlyList<string> Names => [];
    }
}
