using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using NullableMap = AtlasGen.Runtime.MapJson<
    System.Collections.Generic.IReadOnlyList<int?>?,
    AtlasGen.Runtime.NullableJson<
        System.Collections.Generic.IReadOnlyList<int?>,
        AtlasGen.Runtime.ListJson<
            int?,
            AtlasGen.Runtime.NullableValueJson<int, AtlasGen.Runtime.Int32Json>
        >
    >
>;

namespace AtlasGen.Runtime.Tests.Json;

public class CodecTests
{
    [Theory]
    [InlineData("\"2026-08-10T03:46:41Z\"", "\"2026-08-10T03:46:41Z\"")]
    [InlineData("\"2026-08-10T03:46:41.5Z\"", "\"2026-08-10T03:46:41.5Z\"")]
    [InlineData("\"2026-08-10T03:46:41+02:00\"", "\"2026-08-10T03:46:41+02:00\"")]
    [InlineData("\"2026-08-10T03:46:41\"", "\"2026-08-10T03:46:41Z\"")]
    public void Dates_and_times(string json, string expected) =>
        Assert.Equal(
            expected,
            Write<DateTimeOffset, DateTimeOffsetJson>(
                Read<DateTimeOffset, DateTimeOffsetJson>(json)
            )
        );

    [Fact]
    public void Dates_are_printed_as_they_are_written()
    {
        var builder = new StringBuilder();
        DateOnlyJson.Print(builder, new(2026, 11, 25));
        builder.Append(' ');
        DateTimeOffsetJson.Print(builder, new(2026, 11, 25, 1, 2, 3, TimeSpan.FromHours(2)));
        Assert.Equal("2026-11-25 2026-11-25T01:02:03+02:00", builder.ToString());
    }

    [Fact]
    public void Lists_of_lists_and_maps_of_lists()
    {
        const string Json = """{"b":[[1,2],[]],"a":[]}""";
        var map = Read<
            IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<int>>>,
            MapJson<
                IReadOnlyList<IReadOnlyList<int>>,
                ListJson<IReadOnlyList<int>, ListJson<int, Int32Json>>
            >
        >(Json);
        Assert.Equal(
            Json,
            Write<
                IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<int>>>,
                MapJson<
                    IReadOnlyList<IReadOnlyList<int>>,
                    ListJson<IReadOnlyList<int>, ListJson<int, Int32Json>>
                >
            >(map)
        );
    }

    [Fact]
    public void Nulls_that_the_document_allows_are_written_in_every_mode()
    {
        Dictionary<string, IReadOnlyList<int?>?> map = new() { ["b"] = [1, null], ["a"] = null };
        const string Json = """{"b":[1,null],"a":null}""";
        Assert.Equal(
            Json,
            Write<IReadOnlyDictionary<string, IReadOnlyList<int?>?>, NullableMap>(map)
        );
        Assert.Equal(
            Json,
            RequestJson.Text<IReadOnlyDictionary<string, IReadOnlyList<int?>?>, NullableMap>(map)
        );
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"b":2,"a":null}""", """{"b":2}""", """{"a":null,"b":2}""")]
    [InlineData("""{"a":null,"a":2}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":null}""", "{}", """{"a":null}""")]
    public void Of_a_duplicate_key_the_last_value_counts_even_if_it_is_null(
        string json,
        string expected,
        string expectedIfNullable
    )
    {
        Assert.Equal(
            expected,
            Write<IReadOnlyDictionary<string, int>, MapJson<int, Int32Json>>(
                Read<IReadOnlyDictionary<string, int>, MapJson<int, Int32Json>>(json)
            )
        );
        Assert.Equal(
            expectedIfNullable,
            Write<
                IReadOnlyDictionary<string, int?>,
                MapJson<int?, NullableValueJson<int, Int32Json>>
            >(
                Read<
                    IReadOnlyDictionary<string, int?>,
                    MapJson<int?, NullableValueJson<int, Int32Json>>
                >(json)
            )
        );
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1.0,"x",null]}""", """{"b":[1.0,"x",null],"a":1}""", true)]
    [InlineData("""{"a":12345678901234567890123}""", """{"a":12345678901234567890124}""", false)]
    [InlineData("1.0", "1", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("null", "false", false)]
    // Of duplicate members, the last one counts.
    [InlineData("""{"a":1,"a":2}""", """{"a":1,"a":2}""", true)]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""", true)]
    [InlineData("""{"a":2,"a":2}""", """{"a":2,"b":3}""", false)]
    public void Free_JSON_is_equal_by_its_content(string left, string right, bool expected)
    {
        var (one, other) = (
            Read<JsonElement, ElementJson>(left),
            Read<JsonElement, ElementJson>(right)
        );
        Assert.Equal(expected, ElementJson.AreEqual(one, other));
        Assert.Equal(expected, ElementJson.AreEqual(other, one));
        Assert.True(!expected || ElementJson.GetHashCode(one) == ElementJson.GetHashCode(other));
    }

    [Fact]
    public void Integers_of_64_bits_pass_through_no_double() =>
        Gen.Long.Sample(value =>
            Assert.Equal(value, Read<long, Int64Json>(Write<long, Int64Json>(value)))
        );

    [Fact]
    public void Strings_come_back_as_they_were() =>
        Gen
            .String.Where(text => !text.Any(char.IsSurrogate))
            .Sample(value =>
                Assert.Equal(value, Read<string, StringJson>(Write<string, StringJson>(value)))
            );

    [Fact]
    public void Equal_lists_have_equal_hashes() =>
        Gen.Int[0, 3]
            .Array[0, 4]
            .Select(Gen.Int[0, 3].Array[0, 4])
            .Sample(
                (left, right) =>
                {
                    var equal = left.SequenceEqual(right);
                    Assert.Equal(equal, ListJson<int, Int32Json>.AreEqual(left, right));
                    Assert.True(
                        !equal
                            || ListJson<int, Int32Json>.GetHashCode(left)
                                == ListJson<int, Int32Json>.GetHashCode(right)
                    );
                }
            );

    [Theory]
    [InlineData("\"x\"", "Expected a 32-bit integer, found a string (byte 0).")]
    [InlineData("\"\"", "Expected a 32-bit integer, found a string (byte 0).")]
    [InlineData("\"1.5\"", "Expected a 32-bit integer, found a string (byte 0).")]
    [InlineData("1.5", "Expected a 32-bit integer, found a number that is not one (byte 0).")]
    [InlineData(
        "99999999999",
        "Expected a 32-bit integer, found a number that is too large (byte 0)."
    )]
    [InlineData(
        "-99999999999",
        "Expected a 32-bit integer, found a number that is too small (byte 0)."
    )]
    [InlineData("1e40", "Expected a 32-bit integer, found a number that is too large (byte 0).")]
    [InlineData("-1e400", "Expected a 32-bit integer, found a number that is too small (byte 0).")]
    [InlineData("{}", "Expected a 32-bit integer, found an object (byte 0).")]
    public void An_invalid_value_is_reported_without_the_value(string json, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<JsonException>(() => Read<int, Int32Json>(json)).Message
        );

    [Fact]
    public void A_number_beyond_64_bits_is_too_large_and_not_something_else() =>
        Assert.Equal(
            "Expected a 64-bit integer, found a number that is too large (byte 0).",
            Assert
                .Throws<JsonException>(() => Read<long, Int64Json>("18446744073709551615"))
                .Message
        );

    [Theory]
    [InlineData("18446744073709551616", "too large")]
    [InlineData("-1", "too small")]
    public void Unsigned_integers_end_at_both_ends(string json, string reason) =>
        Assert.Equal(
            $"Expected an unsigned 64-bit integer, found a number that is {reason} (byte 0).",
            Assert.Throws<JsonException>(() => Read<ulong, UInt64Json>(json)).Message
        );

    [Fact]
    public void Unsigned_integers_of_64_bits_pass_through_no_double() =>
        Gen.ULong.Sample(value =>
            Assert.Equal(value, Read<ulong, UInt64Json>(Write<ulong, UInt64Json>(value)))
        );

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("-0", 0)]
    [InlineData("1e2", 100)]
    [InlineData("2.50E+1", 25)]
    public void Integers_are_read_in_any_notation(string json, int expected)
    {
        Assert.Equal(expected, Read<int, Int32Json>(json));
        Assert.Equal(expected, Read<long, Int64Json>(json));
        Assert.Equal((ulong)expected, Read<ulong, UInt64Json>(json));
    }

    [Fact]
    public void Numbers_of_64_and_of_32_bits_keep_what_they_hold()
    {
        Gen.Double.Where(double.IsFinite)
            .Sample(value =>
                Assert.Equal(value, Read<double, DoubleJson>(Write<double, DoubleJson>(value)))
            );
        Gen.Float.Where(float.IsFinite)
            .Sample(value =>
                Assert.Equal(value, Read<float, SingleJson>(Write<float, SingleJson>(value)))
            );
    }

    [Fact]
    public void Numbers_are_written_in_their_shortest_form() =>
        Assert.Equal("1.5", Write<double, DoubleJson>(Read<double, DoubleJson>("1.50")));

    // Values are read as System.Text.Json reads them with its web defaults.
    [Fact]
    public void Numbers_in_quotes_are_read()
    {
        Assert.Equal(-1, Read<int, Int32Json>("\"-1\""));
        Assert.Equal(long.MaxValue, Read<long, Int64Json>("\"9223372036854775807\""));
        Assert.Equal(ulong.MaxValue, Read<ulong, UInt64Json>("\"18446744073709551615\""));
        Assert.Equal(1.5, Read<double, DoubleJson>("\"1.5\""));
        Assert.Equal(1e3f, Read<float, SingleJson>("\"1e3\""));
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\" 1\"")]
    [InlineData("true")]
    public void What_JSON_cannot_write_is_not_a_number(string json) =>
        Assert.StartsWith(
            "Expected a number, found ",
            Assert.Throws<JsonException>(() => Read<double, DoubleJson>(json)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("1e400", "too large")]
    [InlineData("\"1e400\"", "too large")]
    [InlineData("-1e400", "too small")]
    [InlineData("\"-1e400\"", "too small")]
    public void A_number_that_would_be_infinite_is_out_of_range(string json, string size)
    {
        var end = $"found a number that is {size} (byte 0).";
        Assert.Equal(
            $"Expected a 64-bit number, {end}",
            Assert.Throws<JsonException>(() => Read<double, DoubleJson>(json)).Message
        );
        foreach (var text in new[] { json, json.Replace("400", "39", StringComparison.Ordinal) })
        {
            Assert.Equal(
                $"Expected a 32-bit number, {end}",
                Assert.Throws<JsonException>(() => Read<float, SingleJson>(text)).Message
            );
        }
    }

    [Theory]
    [InlineData("1.7976931348623157E+308")]
    [InlineData("\"-1.7976931348623157e308\"")]
    public void The_largest_double_is_read_and_written(string json) =>
        Assert.Equal(
            double.MaxValue,
            Math.Abs(
                Read<double, DoubleJson>(Write<double, DoubleJson>(Read<double, DoubleJson>(json)))
            )
        );

    [Theory]
    [InlineData("3.4028235E+38")]
    [InlineData("\"-3.4028235e38\"")]
    public void The_largest_float_is_read_and_written(string json) =>
        Assert.Equal(
            float.MaxValue,
            Math.Abs(
                Read<float, SingleJson>(Write<float, SingleJson>(Read<float, SingleJson>(json)))
            )
        );

    private static T Read<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> => JsonBody.Read<T, TCodec>(Encoding.UTF8.GetBytes(json));

    private static string Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            TCodec.Write(writer, value, JsonMode.Full);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
