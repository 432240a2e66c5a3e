using System.Collections;
using System.Text;

namespace AtlasGen.Runtime.Tests.Requests;

/// <summary>Tests that bodies are independent, although a thread uses one writer for all of them.</summary>
public class RequestJsonTests
{
    [Fact]
    public void A_list_may_write_another_body_when_it_is_read()
    {
        string? inner = null;
        var outer = Write(new Items(() => inner = Write(["inner"])));
        Assert.Equal("""["a"]""", outer);
        Assert.Equal("""["inner"]""", inner);
    }

    [Fact]
    public void A_body_that_could_not_be_written_leaves_nothing_for_the_next()
    {
        Assert.Throws<NotSupportedException>(() =>
            Write(new Items(() => throw new NotSupportedException()))
        );
        Assert.Equal("""["next"]""", Write(["next"]));
    }

    [Fact]
    public void A_body_is_not_changed_by_the_next_one()
    {
        var large = Write([new string('x', 100_000)]);
        var first = RequestJson.Bytes<IReadOnlyList<string>, ListJson<string, StringJson>>(
            ["first"],
            JsonMode.Part
        );
        Assert.Equal("""["second"]""", Write(["second"]));
        Assert.Equal("""["first"]""", Encoding.UTF8.GetString(first.Span));
        Assert.Equal(100_004, large.Length);
    }

    private static string Write(IReadOnlyList<string> value) =>
        RequestJson.Text<IReadOnlyList<string>, ListJson<string, StringJson>>(value);

    /// <summary>A list with one item that runs an action when it is read.</summary>
    private sealed class Items(Action onRead) : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index]
        {
            get
            {
                onRead();
                return "a";
            }
        }

        public IEnumerator<string> GetEnumerator()
        {
            yield return this[0];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
