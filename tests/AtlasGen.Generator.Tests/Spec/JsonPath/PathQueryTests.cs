using AtlasGen.Generator.Spec.JsonPath;

namespace AtlasGen.Generator.Tests.Spec.JsonPath;

/// <summary>Runs the examples of RFC 9535.</summary>
public class PathQueryTests
{
    // Section 1.5.
    private const string Store = """
        { "store": {
            "book": [
              { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
              { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
              { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
              { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
            ],
            "bicycle": { "color": "red", "price": 399 }
          }
        }
        """;

    private const string Filtered = """
        {
          "a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}],
          "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}},
          "e": "f"
        }
        """;

    [Theory]
    [InlineData(
        "$.store.book[*].author",
        "\"Nigel Rees\" \"Evelyn Waugh\" \"Herman Melville\" \"J. R. R. Tolkien\""
    )]
    [InlineData(
        "$..author",
        "\"Nigel Rees\" \"Evelyn Waugh\" \"Herman Melville\" \"J. R. R. Tolkien\""
    )]
    [InlineData("$.store..price", "8.95 12.99 8.99 22.99 399")]
    [InlineData("$..book[2].author", "\"Herman Melville\"")]
    [InlineData("$..book[2].publisher", "")]
    [InlineData("$..book[-1].title", "\"The Lord of the Rings\"")]
    [InlineData("$..book[0,1].title", "\"Sayings of the Century\" \"Sword of Honour\"")]
    [InlineData("$..book[:2].title", "\"Sayings of the Century\" \"Sword of Honour\"")]
    [InlineData("$..book[?@.isbn].title", "\"Moby Dick\" \"The Lord of the Rings\"")]
    [InlineData("$..book[?@.price<10].title", "\"Sayings of the Century\" \"Moby Dick\"")]
    public void Examples_of_section_1_5(string query, string expected) =>
        Assert.Equal(expected, PathText.Select(Store, query));

    [Fact]
    public void All_values_of_section_1_5()
    {
        Assert.Equal(2, Count("$.store.*"));
        Assert.Equal(27, Count("$..*"));

        static int Count(string query)
        {
            var root = PathText.Read(Store).Root;
            return PathQuery.Parse(query).Select(root, new(root, default)).Count;
        }
    }

    [Theory]
    // Section 2.2.3.
    [InlineData("""{"k": "v"}""", "$", """{"k":"v"}""")]
    // Section 2.3.1.3.
    [InlineData(Names, "$.o['j j']", """{"k.k":3}""")]
    [InlineData(Names, "$.o['j j']['k.k']", "3")]
    [InlineData(Names, "$.o[\"j j\"][\"k.k\"]", "3")]
    [InlineData(Names, "$[\"'\"][\"@\"]", "2")]
    // Section 2.3.2.3.
    [InlineData(Wild, "$[*]", """{"j":1,"k":2} [5,3]""")]
    [InlineData(Wild, "$.o[*]", "1 2")]
    [InlineData(Wild, "$.o[*, *]", "1 2 1 2")]
    [InlineData(Wild, "$.a[*]", "5 3")]
    // Section 2.3.3.3.
    [InlineData("""["a","b"]""", "$[1]", "\"b\"")]
    [InlineData("""["a","b"]""", "$[-2]", "\"a\"")]
    // Section 2.3.4.3.
    [InlineData(Letters, "$[1:3]", "\"b\" \"c\"")]
    [InlineData(Letters, "$[5:]", "\"f\" \"g\"")]
    [InlineData(Letters, "$[1:5:2]", "\"b\" \"d\"")]
    [InlineData(Letters, "$[5:1:-2]", "\"f\" \"d\"")]
    [InlineData(Letters, "$[::-1]", "\"g\" \"f\" \"e\" \"d\" \"c\" \"b\" \"a\"")]
    // Section 2.5.1.3.
    [InlineData(Letters, "$[0, 3]", "\"a\" \"d\"")]
    [InlineData(Letters, "$[0:2, 5]", "\"a\" \"b\" \"f\"")]
    [InlineData(Letters, "$[0, 0]", "\"a\" \"a\"")]
    // Section 2.5.2.3.
    [InlineData(Deep, "$..j", "1 4")]
    [InlineData(Deep, "$..[0]", "5 {\"j\":4}")]
    [InlineData(
        Deep,
        "$..[*]",
        "{\"j\":1,\"k\":2} [5,3,[{\"j\":4},{\"k\":6}]] 1 2 5 3 [{\"j\":4},{\"k\":6}] {\"j\":4} {\"k\":6} 4 6"
    )]
    [InlineData(
        Deep,
        "$..*",
        "{\"j\":1,\"k\":2} [5,3,[{\"j\":4},{\"k\":6}]] 1 2 5 3 [{\"j\":4},{\"k\":6}] {\"j\":4} {\"k\":6} 4 6"
    )]
    [InlineData(Deep, "$..o", """{"j":1,"k":2}""")]
    [InlineData(Deep, "$.o..[*, *]", "1 2 1 2")]
    [InlineData(Deep, "$.a..[0, 1]", "5 3 {\"j\":4} {\"k\":6}")]
    // Section 2.6.1.
    [InlineData(Nulls, "$.a", "null")]
    [InlineData(Nulls, "$.a[0]", "")]
    [InlineData(Nulls, "$.a.d", "")]
    [InlineData(Nulls, "$.b[0]", "null")]
    [InlineData(Nulls, "$.b[*]", "null")]
    [InlineData(Nulls, "$.b[?@]", "null")]
    [InlineData(Nulls, "$.b[?@==null]", "null")]
    [InlineData(Nulls, "$.c[?@.d==null]", "")]
    [InlineData(Nulls, "$.null", "1")]
    public void Examples_of_selectors_and_segments(string json, string query, string expected) =>
        Assert.Equal(expected, PathText.Select(json, query));

    private const string Names = """{"o": {"j j": {"k.k": 3}}, "'": {"@": 2}}""";
    private const string Wild = """{"o": {"j": 1, "k": 2}, "a": [5, 3]}""";
    private const string Letters = """["a", "b", "c", "d", "e", "f", "g"]""";
    private const string Deep = """{"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]}""";
    private const string Nulls = """{"a": null, "b": [null], "c": [{}], "null": 1}""";

    // Table 11 of section 2.3.5.3.
    [Theory]
    [InlineData("$.absent1 == $.absent2", true)]
    [InlineData("$.absent1 <= $.absent2", true)]
    [InlineData("$.absent == 'g'", false)]
    [InlineData("$.absent1 != $.absent2", false)]
    [InlineData("$.absent != 'g'", true)]
    [InlineData("1 <= 2", true)]
    [InlineData("1 > 2", false)]
    [InlineData("13 == '13'", false)]
    [InlineData("'a' <= 'b'", true)]
    [InlineData("'a' > 'b'", false)]
    [InlineData("$.obj == $.arr", false)]
    [InlineData("$.obj != $.arr", true)]
    [InlineData("$.obj == $.obj", true)]
    [InlineData("$.obj != $.obj", false)]
    [InlineData("$.arr == $.arr", true)]
    [InlineData("$.arr != $.arr", false)]
    [InlineData("$.obj == 17", false)]
    [InlineData("$.obj != 17", true)]
    [InlineData("$.obj <= $.arr", false)]
    [InlineData("$.obj < $.arr", false)]
    [InlineData("$.obj <= $.obj", true)]
    [InlineData("$.arr <= $.arr", true)]
    [InlineData("1 <= $.arr", false)]
    [InlineData("1 >= $.arr", false)]
    [InlineData("1 > $.arr", false)]
    [InlineData("1 < $.arr", false)]
    [InlineData("true <= true", true)]
    [InlineData("true > true", false)]
    // More comparisons.
    [InlineData("1e2 == 100.0", true)]
    [InlineData("-0 == 0", true)]
    [InlineData("'\\ud83d\\ude80' > '\\uffff'", true)]
    [InlineData("$.arr == $.same", true)]
    [InlineData("$.obj == $.twin", true)]
    [InlineData("$.obj == $.other", false)]
    [InlineData("null == $.absent", false)]
    public void Comparisons(string comparison, bool expected)
    {
        const string json =
            """{"obj": {"x": "y", "z": [1]}, "arr": [2, 3], "same": [2, 3.0], "twin": {"z": [1], "x": "y"}, "other": {"x": "y", "z": [2]}}""";
        Assert.Equal(expected, PathText.Select(json, $"$[?{comparison}]").Length > 0);
    }

    // Table 12 of section 2.3.5.3.
    [Theory]
    [InlineData("$.a[?@.b == 'kilo']", """{"b":"kilo"}""")]
    [InlineData("$.a[?(@.b == 'kilo')]", """{"b":"kilo"}""")]
    [InlineData("$.a[?@>3.5]", "5 4 6")]
    [InlineData("$.a[?@.b]", """{"b":"j"} {"b":"k"} {"b":{}} {"b":"kilo"}""")]
    [InlineData(
        "$[?@.*]",
        """[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}] {"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}"""
    )]
    [InlineData("$[?@[?@.b]]", """[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]""")]
    [InlineData("$.o[?@<3, ?@<3]", "1 2 1 2")]
    [InlineData("$.a[?@<2 || @.b == \"k\"]", """1 {"b":"k"}""")]
    [InlineData("$.a[?match(@.b, \"[jk]\")]", """{"b":"j"} {"b":"k"}""")]
    [InlineData("$.a[?search(@.b, \"[jk]\")]", """{"b":"j"} {"b":"k"} {"b":"kilo"}""")]
    [InlineData("$.o[?@>1 && @<4]", "2 3")]
    [InlineData("$.o[?@.u || @.x]", """{"u":6}""")]
    [InlineData("$.a[?@.b == $.x]", "3 5 1 2 4 6")]
    [InlineData("$.a[?@ == @]", """3 5 1 2 4 6 {"b":"j"} {"b":"k"} {"b":{}} {"b":"kilo"}""")]
    // More conditions.
    [InlineData("$.a[?!@.b]", "3 5 1 2 4 6")]
    [InlineData("$.a[?!(@ > 1 || @.b)]", "1")]
    [InlineData("$.a[?@ > 1 && @ < 3 || @ == 6]", "2 6")]
    [InlineData("$.a[ ? ( @.b ) && ! match( @.b , 'j|k' ) ]", """{"b":{}} {"b":"kilo"}""")]
    [InlineData("$.a[?length(@.b) == 4]", """{"b":"kilo"}""")]
    [InlineData("$[?count(@.*) > 5]..b", "\"j\" \"k\" {} \"kilo\"")]
    [InlineData("$[?value(@..u) == 6].t", """{"u":6}""")]
    public void Conditions(string query, string expected) =>
        Assert.Equal(expected, PathText.Select(Filtered, query));

    // Section 2.4.9.
    [Theory]
    [InlineData("$[?length(@) < 3]", true)]
    [InlineData("$[?length(@.*) < 3]", false)]
    [InlineData("$[?count(@.*) == 1]", true)]
    [InlineData("$[?count(1) == 1]", false)]
    [InlineData("$[?count(foo(@.*)) == 1]", false)]
    [InlineData("$[?match(@.timezone, 'Europe/.*')]", true)]
    [InlineData("$[?match(@.timezone, 'Europe/.*') == true]", false)]
    [InlineData("$[?value(@..color) == \"red\"]", true)]
    [InlineData("$[?value(@..color)]", false)]
    [InlineData("$[?bar(@.a)]", false)]
    // More queries.
    [InlineData("$ .a\n[0]", true)]
    [InlineData("$['\\u263A', \"\\\"\", '\\'']", true)]
    [InlineData("$[\t1 ,\r\n'a' ]", true)]
    [InlineData("$[ 1 : 2 : 3 ]", true)]
    [InlineData("$.ünïcode_1", true)]
    [InlineData("$[?@.a[0]['b'] == $.c]", true)]
    [InlineData("$[9007199254740991]", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("$ ", false)]
    [InlineData(" $", false)]
    [InlineData("$.", false)]
    [InlineData("$..", false)]
    [InlineData("$...a", false)]
    [InlineData("$.x-a", false)]
    [InlineData("$.1a", false)]
    [InlineData("$. a", false)]
    [InlineData("$[]", false)]
    [InlineData("$[a]", false)]
    [InlineData("$['a',]", false)]
    [InlineData("$['a'", false)]
    [InlineData("$['a", false)]
    [InlineData("$['\\a']", false)]
    [InlineData("$[\"\\'\"]", false)]
    [InlineData("$['\\ud800']", false)]
    [InlineData("$['\\udc00']", false)]
    [InlineData("$['\\ud800\\u0041']", false)]
    [InlineData("$['a\nb']", false)]
    [InlineData("$[01]", false)]
    [InlineData("$[-0]", false)]
    [InlineData("$[-]", false)]
    [InlineData("$[1.0]", false)]
    [InlineData("$[9007199254740992]", false)]
    [InlineData("$[1:2:3:4]", false)]
    [InlineData("$[?@.a == @.*]", false)]
    [InlineData("$[?@..a == 1]", false)]
    [InlineData("$[?1]", false)]
    [InlineData("$[?'a']", false)]
    [InlineData("$[?true]", false)]
    [InlineData("$[?(@.a) == 1]", false)]
    [InlineData("$[?!@.a == 1]", false)]
    [InlineData("$[?@.a == 01]", false)]
    [InlineData("$[?@.a == 1.]", false)]
    [InlineData("$[?@.a = 1]", false)]
    [InlineData("$[?@.a =~ 'b']", false)]
    [InlineData("$[?@.a && ]", false)]
    [InlineData("$[?(@.a]", false)]
    [InlineData("$[?length (@) < 3]", false)]
    [InlineData("$[?length(@, @) < 3]", false)]
    [InlineData("$[?]", false)]
    [InlineData("@.a", false)]
    public void Valid_queries(string query, bool isValid)
    {
        if (isValid)
        {
            PathQuery.Parse(query);
        }
        else
        {
            PathText.Error(query);
        }
    }

    [Theory]
    [InlineData(
        "$.paths.*.x-a",
        "at character 12, '-' is not valid here; write names with other characters than letters, digits, and underscores in brackets (['name'])"
    )]
    [InlineData(
        "$[?@.a == @.*]",
        "at character 11, a query in a comparison can consist only of names and indexes"
    )]
    [InlineData(
        "$[?size(@) > 1]",
        "at character 4, 'size' is not a known function; the functions are length, count, match, search, and value"
    )]
    public void An_error_names_its_character(string query, string expected) =>
        Assert.Equal(expected, PathText.Error(query));

    [Fact]
    public void Nesting_is_limited()
    {
        PathQuery.Parse(Nested(30));
        Assert.Contains(
            "nested more than 32",
            PathText.Error(Nested(33)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "nested more than 32",
            PathText.Error("$[?" + new string('(', 100_000)),
            StringComparison.Ordinal
        );

        static string Nested(int depth) =>
            $"$[?{string.Concat(Enumerable.Repeat("@[?", depth - 1))}@{new string(']', depth)}";
    }

    [Fact]
    public void The_work_is_limited()
    {
        var deep =
            string.Concat(Enumerable.Repeat("{\"a\":[1,", 48))
            + "1"
            + string.Concat(Enumerable.Repeat("]}", 48));
        var root = PathText.Read(deep).Root;
        Assert.Throws<PathTooCostlyException>(() =>
            PathQuery
                .Parse("$..*..*..*..*..*..*..*")
                .Select(root, new(root, TestContext.Current.CancellationToken))
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PathQuery.Parse("$..*").Select(root, new(root, new(canceled: true)))
        );
    }

    [Fact]
    public void Deep_values_are_compared()
    {
        var deep = new string('[', 90) + new string(']', 90);
        var json = $"[{deep}, {deep}]";
        var root = PathText.Read(json).Root;
        Assert.Equal(2, PathQuery.Parse("$[?@ == $[0]]").Select(root, new(root, default)).Count);
    }
}
