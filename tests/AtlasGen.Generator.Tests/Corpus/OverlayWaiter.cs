using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>An operation, and the waiter that an overlay adds to it.</summary>
internal sealed class OverlayWaiter(SpecIndex index, SpecOperation operation)
{
    public const string Keyword = "x-atlasgen-waiter";

    private SpecNode Waiter => operation.Node.Child(Keyword)!.Value;

    /// <summary>Gets a value that indicates whether the operation returns a state, or only accepts the request.</summary>
    public bool IsLong =>
        operation.Node.Child("responses")!.Value.Child("202") is not null
        || Response(operation) is { } response
            && Names.Any(name => Property(response, name, isInAll: false).Count > 0);

    private static string[] Ends => ["until", "fail"];

    private static string[] Names =>
        ["state", "stateName", "status", "statusName", "connectionStatus", "finishedAt"];

    public override string ToString() => $"{operation.Method} {operation.Path}";

    /// <summary>Returns what the document lacks.</summary>
    public IEnumerable<string> Deviations() => Problems().Select(problem => $"{this}: {problem}");

    private IEnumerable<string> Problems()
    {
        var path = Waiter.Child("read")!.Value.Text("path");
        if (
            index.Operations.SingleOrDefault(known => known.Path == path && known.Method == "GET")
            is not { } read
        )
        {
            return [$"no GET {path}"];
        }

        return Parameters(read).Concat(States(read));
    }

    private IEnumerable<string> Parameters(SpecOperation read)
    {
        var given = (Waiter.Child("read")!.Value.Child("parameters")?.Children ?? []).ToDictionary(
            entry => entry.Key,
            entry => entry.Value
        );
        var parameters = ParametersOf(read).ToList();
        foreach (
            var name in given.Keys.Except(parameters.Select(parameter => parameter.Text("name")))
        )
        {
            yield return $"the read has no parameter {name}";
        }

        var own = ParametersOf(operation).Select(parameter => parameter.Text("name")).ToHashSet();
        foreach (var parameter in parameters.Where(parameter => parameter.IsTrue("required")))
        {
            var name = parameter.Text("name");
            var expression = given.GetValueOrDefault(name, $"input:{name}");
            var source = expression[(expression.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (
                expression.StartsWith("body:$.", StringComparison.Ordinal)
                    ? Response(operation) is not { } response
                        || Property(response, source[2..]).Count == 0
                    : expression != $"input:{source}" || !own.Contains(source)
            )
            {
                yield return $"nothing provides {name} ({expression})";
            }
        }
    }

    private IEnumerable<string> States(SpecOperation read)
    {
        if (Waiter.IsTrue("gone"))
        {
            return Waiter.Children.All(entry => entry.Key is "read" or "gone")
                ? []
                : ["more than gone"];
        }

        var conditions = Ends.SelectMany(key =>
                Waiter.Child(key) is { } node ? Conditions(node) : []
            )
            .ToList();
        return conditions.Count == 0
            ? ["nothing ends the wait"]
            : conditions.SelectMany(condition =>
                Problems(read, condition.Property, condition.Values)
            );
    }

    /// <summary>Returns the properties that end the wait, and their values; none for any value except null.</summary>
    private IEnumerable<(string Property, string[] Values)> Conditions(SpecNode node) =>
        node.IsMapping
            ? node.Children.Select(entry => (entry.Key, entry.Value == "set" ? [] : Texts(entry)))
            : [(Waiter.Text("state"), Texts(node))];

    private static string[] Texts(SpecNode list) => [.. list.Children.Select(value => value.Value)];

    private IEnumerable<string> Problems(SpecOperation read, string property, string[] values)
    {
        var schemas = Response(read) is { } response ? Property(response, property[2..]) : [];
        if (schemas.Count == 0)
        {
            return [$"the read returns no {property}"];
        }

        var known = schemas.SelectMany(Values).ToHashSet();
        return values
            .Where(value => known.Count > 0 && !known.Contains(value))
            .Select(value => $"{property} is never {value}");
    }

    private IEnumerable<SpecNode> ParametersOf(SpecOperation one) =>
        new[] { one.PathItem, one.Node }
            .SelectMany(node => node.Child("parameters")?.Children ?? [])
            .Select(Follow);

    /// <summary>Returns the schema of a successful response in the newest stable version.</summary>
    private SpecNode? Response(SpecOperation one) =>
        one
            .Node.Child("responses")!
            .Value.Children.Where(response => response.Key.StartsWith('2'))
            .SelectMany(response => Follow(response).Child("content")?.Children ?? [])
            .Where(content => content.Child("schema") is not null)
            .OrderBy(content => !content.Key.Contains("preview", StringComparison.Ordinal))
            .ThenBy(content => content.Key, StringComparer.Ordinal)
            .Select(content => (SpecNode?)content.Child("schema")!.Value)
            .LastOrDefault();

    /// <summary>Returns the schemas of a property; empty if one of the alternatives of a schema lacks it.</summary>
    private List<SpecNode> Property(
        SpecNode schema,
        string name,
        bool isInAll = true,
        int depth = 0
    )
    {
        var node = Follow(schema);
        if (node.Child("properties")?.Child(name) is { } property)
        {
            return [property];
        }

        // The alternatives of a union refer back to it.
        if (depth > 4)
        {
            return [];
        }

        foreach (var part in node.Child("allOf")?.Children ?? [])
        {
            if (Property(part, name, isInAll, depth + 1) is { Count: > 0 } found)
            {
                return found;
            }
        }

        var mapped = isInAll ? null : node.Child("discriminator")?.Child("mapping");
        var alternatives = (node.Child("oneOf")?.Children ?? [])
            .Concat(
                (mapped?.Children ?? []).Select(value =>
                    index.MappingTarget(value.Value)!.Value.Node
                )
            )
            .Select(one => Property(one, name, isInAll, depth + 1))
            .ToList();
        return !isInAll || alternatives.All(found => found.Count > 0)
            ? [.. alternatives.SelectMany(found => found)]
            : [];
    }

    private IEnumerable<string> Values(SpecNode schema)
    {
        var node = Follow(schema);
        return (node.Text("type") == "boolean" ? ["true", "false"] : Array.Empty<string>())
            .Concat((node.Child("enum")?.Children ?? []).Select(value => value.Value))
            .Concat((node.Child("oneOf")?.Children ?? []).SelectMany(Values));
    }

    private SpecNode Follow(SpecNode node) => index.Resolve(node) ?? node;
}
