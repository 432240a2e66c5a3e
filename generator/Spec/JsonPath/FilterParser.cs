namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>Parses the conditions of filters (RFC 9535 sections 2.3.5.1 and 2.4).</summary>
internal sealed class FilterParser(PathReader reader, PathParser queries)
{
    // Longer operators first.
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>Parses alternatives of conditions.</summary>
    public PathCondition Condition()
    {
        var alternatives = List("||", Conjunction);
        return alternatives is [var only] ? only : new AnyCondition(alternatives);
    }

    private PathCondition Conjunction()
    {
        var conditions = List("&&", Basic);
        return conditions is [var only] ? only : new AllCondition(conditions);
    }

    private List<PathCondition> List(string separator, Func<PathCondition> parse)
    {
        var conditions = new List<PathCondition>();
        do
        {
            reader.SkipBlanks();
            conditions.Add(parse());
            reader.SkipBlanks();
        } while (reader.TryTake(separator));
        return conditions;
    }

    private PathCondition Basic()
    {
        var isNegated = reader.TryTake("!");
        if (isNegated)
        {
            reader.SkipBlanks();
        }

        if (reader.TryTake("("))
        {
            var inner = queries.Nested(Condition);
            reader.Take(")");
            return isNegated ? new NotCondition(inner) : inner;
        }

        var start = reader.Position;
        var operand = Operand();
        var end = reader.Position;
        reader.SkipBlanks();
        var comparison = Array.Find(Comparisons, reader.TryTake);
        if (comparison is null)
        {
            reader.Position = end;
            var test = operand switch
            {
                PathQuery query => new ExistsCondition(query),
                PathCondition condition => condition,
                _ => throw new PathSyntaxException(start, "a value must be compared"),
            };
            return isNegated ? new NotCondition(test) : test;
        }

        if (isNegated)
        {
            throw new PathSyntaxException(start, "a negated comparison must be in parentheses");
        }

        reader.SkipBlanks();
        var left = Comparable(operand, start);
        start = reader.Position;
        return new ComparisonCondition(left, comparison, Comparable(Operand(), start));
    }

    /// <summary>Parses a literal, a query, or a function: a value, nodes, or a condition.</summary>
    private object Operand()
    {
        if (reader.Text() is { } text)
        {
            return new LiteralOperand(PathValue.Of(text));
        }

        if (reader.Current is '$' or '@')
        {
            return queries.Query();
        }

        if (reader.Current is '-' or (>= '0' and <= '9'))
        {
            return new LiteralOperand(PathValue.OfJson(reader.Number()));
        }

        var start = reader.Position;
        var word = reader.Name() ?? "";
        if (reader.TryTake("("))
        {
            return queries.Nested(() => Function(word, start));
        }

        return word is "true" or "false" or "null"
            ? new LiteralOperand(PathValue.OfJson(word))
            : throw new PathSyntaxException(
                start,
                "a value is missing; write a query ('@' or '$'), a function, or a literal"
            );
    }

    private object Function(string name, int start)
    {
        var arguments = new List<(object Value, int Start)>();
        reader.SkipBlanks();
        if (reader.Current != ')')
        {
            do
            {
                reader.SkipBlanks();
                var at = reader.Position;
                arguments.Add((Operand(), at));
                reader.SkipBlanks();
            } while (reader.TryTake(","));
        }

        reader.Take(")");
        return (name, arguments) switch
        {
            ("length", [var of]) => new LengthOperand(Comparable(of.Value, of.Start)),
            ("count", [(PathQuery of, _)]) => new CountOperand(of),
            ("value", [(PathQuery of, _)]) => new QueryOperand(of),
            ("match" or "search", [var text, var pattern]) => new MatchCondition(
                Comparable(text.Value, text.Start),
                Comparable(pattern.Value, pattern.Start),
                isWhole: name == "match"
            ),
            ("length" or "count" or "value" or "match" or "search", _) =>
                throw new PathSyntaxException(start, $"the arguments of '{name}' are not valid"),
            _ => throw new PathSyntaxException(
                start,
                $"'{name}' is not a known function; the functions are length, count, match, search, and value"
            ),
        };
    }

    private static PathOperand Comparable(object operand, int start) =>
        operand switch
        {
            PathOperand value => value,
            PathQuery { IsSingular: true } query => new QueryOperand(query),
            PathQuery => throw new PathSyntaxException(
                start,
                "a query in a comparison can consist only of names and indexes"
            ),
            _ => throw new PathSyntaxException(start, "a condition cannot be compared"),
        };
}
