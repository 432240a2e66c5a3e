using System.Text.Json;

namespace AtlasGen.Testing;

/// <summary>Finds what the schemas of a document rule out (OpenAPI 3.0.3, Schema Object).</summary>
/// <param name="schemas">The schemas that have names.</param>
internal sealed class SchemaCheck(JsonElement schemas)
{
    // A few schemas that refer to each other as alternatives have very many combinations.
    private const int MostSteps = 200_000;

    // The schemas that are being checked: one that consists of itself adds nothing.
    private readonly HashSet<(string Schema, string Path)> _open = [];
    private int _steps;

    /// <summary>Returns what is wrong with a value.</summary>
    /// <param name="schema">The schema, or its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">The place of the value; empty for the body.</param>
    /// <param name="isPart">Whether the schema describes only a part of the value.</param>
    public IReadOnlyList<Violation> Check(
        JsonElement schema,
        Instance value,
        string path,
        bool isPart = false
    )
    {
        if (_steps++ > MostSteps)
        {
            return [];
        }

        if (schema.ValueKind is JsonValueKind.String)
        {
            var open = (schema.GetString()!, path);
            if (!schemas.TryGetProperty(open.Item1, out var named) || !_open.Add(open))
            {
                return [];
            }

            var ofNamed = Check(named, value, path, isPart);
            _open.Remove(open);
            return ofNamed;
        }

        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        if (value.IsNull)
        {
            return IsNullable(schema, depth: 0) ? [] : [Of(path, "null is not allowed")];
        }

        IReadOnlyList<Violation> found =
        [
            .. ValueCheck.Check(schema, value, path.Length == 0 ? "body" : path),
            .. Items(schema, value, path),
            .. Members(schema, value, path, isPart),
            .. Parts(schema, value, path),
        ];
        return Cases(schema, value, path, found);
    }

    /// <summary>Resolves a schema that is a name.</summary>
    public JsonElement Resolve(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.String
        && schemas.TryGetProperty(schema.GetString()!, out var named)
            ? named
            : schema;

    private bool IsNullable(JsonElement schema, int depth) =>
        Resolve(schema) is { ValueKind: JsonValueKind.Object } resolved
        && (
            resolved.TryGetProperty("nullable", out _)
            || (
                depth < 8
                && Lists(resolved).Any(list => list.Any(part => IsNullable(part, depth + 1)))
            )
        );

    private IEnumerable<Violation> Items(JsonElement schema, Instance value, string path) =>
        schema.TryGetProperty("items", out var items) && value.Items() is { } list
            ? list.SelectMany((item, i) => Check(items, item, $"{path}[{i}]"))
            : [];

    private IEnumerable<Violation> Members(
        JsonElement schema,
        Instance value,
        string path,
        bool isPart
    )
    {
        if (value.Object is not { } members)
        {
            yield break;
        }

        foreach (var name in Texts(schema, "required"))
        {
            if (!members.TryGetProperty(name, out _))
            {
                yield return Of(Join(path, name), "required, but missing");
            }
        }

        var only = isPart ? [] : Texts(schema, "only");
        foreach (var member in members.EnumerateObject())
        {
            var place = Join(path, member.Name);
            if (Property(schema, member.Name) is { } declared)
            {
                foreach (var violation in Check(declared, new(member.Value), place))
                {
                    yield return violation;
                }
            }
            else if (
                schema.TryGetProperty("additionalProperties", out var values)
                && !IsDeclared(schema, member.Name)
            )
            {
                foreach (var violation in Check(values, new(member.Value), place))
                {
                    yield return violation;
                }
            }
            else if (!isPart && schema.TryGetProperty("only", out _) && !only.Contains(member.Name))
            {
                yield return Of(place, "the document does not allow this property");
            }
        }
    }

    /// <summary>Checks the schemas that must all match, and those of which one must match.</summary>
    private IEnumerable<Violation> Parts(JsonElement schema, Instance value, string path)
    {
        if (schema.TryGetProperty("allOf", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                foreach (var violation in Check(part, value, path, isPart: true))
                {
                    yield return violation;
                }
            }
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            foreach (var choice in choices.EnumerateArray())
            {
                foreach (var violation in Closest(choice, value, path))
                {
                    yield return violation;
                }
            }
        }
    }

    /// <summary>
    /// Returns what is wrong with a value that matches no alternative, for the alternative that it nearly matches. More than
    /// one match is not an error: the alternatives of real documents overlap.
    /// </summary>
    private IReadOnlyList<Violation> Closest(JsonElement choice, Instance value, string path)
    {
        var all = new List<IReadOnlyList<Violation>>();
        foreach (var alternative in choice.EnumerateArray())
        {
            var found = Check(alternative, value, path);
            if (found.Count == 0)
            {
                return [];
            }

            all.Add(found);
        }

        var listed = all.FindAll(found => found is [{ Allowed.Count: > 0 }]);
        return all.Count == 0 ? []
            // Several lists of values are one list.
            : listed.Count == all.Count && listed.TrueForAll(one => one[0].Path == all[0][0].Path)
                ?
                [
                    all[0][0] with
                    {
                        Allowed = [.. listed.SelectMany(one => one[0].Allowed).Distinct()],
                    },
                ]
            : all.MinBy(found => found.Count)!;
    }

    /// <summary>Checks the schema that the discriminator chooses (OpenAPI 3.0.3, Discriminator Object).</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">The place of the value.</param>
    /// <param name="found">What else is wrong with the value.</param>
    private IReadOnlyList<Violation> Cases(
        JsonElement schema,
        Instance value,
        string path,
        IReadOnlyList<Violation> found
    )
    {
        if (
            !schema.TryGetProperty("discriminator", out var discriminator)
            || value.Object is not { } members
        )
        {
            return found;
        }

        var name = discriminator.GetString()!;
        var place = Join(path, name);
        if (!members.TryGetProperty(name, out var chosen))
        {
            return
            [
                .. found.Where(violation => violation.Path != place),
                Of(place, "required, but missing"),
            ];
        }

        var allowed = new List<string>();
        foreach (var one in schema.GetProperty("cases").EnumerateArray())
        {
            foreach (var listed in one[1].EnumerateArray())
            {
                if (new Instance(chosen).Is(listed))
                {
                    // In real documents, the lists of the base can lack the values of its cases.
                    var specific = Resolve(one[0]);
                    return
                    [
                        .. found
                            .Where(violation => !IsDeclaredIn(specific, violation.Path, path))
                            .Concat(Check(one[0], value, path, isPart: true))
                            .Where(violation => violation.Path != place),
                    ];
                }

                allowed.Add(listed.GetString()!);
            }
        }

        var text = Violation.Show(new Instance(chosen).Text ?? chosen.GetRawText());
        return
        [
            .. found.Where(violation => violation.Path != place),
            Of(place, $"{text} is not one of") with
            {
                Allowed = allowed,
            },
        ];
    }

    private static IEnumerable<IEnumerable<JsonElement>> Lists(JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var parts))
        {
            yield return parts.EnumerateArray();
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            foreach (var choice in choices.EnumerateArray())
            {
                yield return choice.EnumerateArray();
            }
        }
    }

    private static JsonElement? Property(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty(name, out var property)
            ? property
            : null;

    /// <summary>Determines whether a place is in a property that a schema has rules for.</summary>
    private static bool IsDeclaredIn(JsonElement schema, string place, string path) =>
        schema.ValueKind is JsonValueKind.Object
        && schema.TryGetProperty("properties", out var properties)
        && properties
            .EnumerateObject()
            .Any(property =>
                Join(path, property.Name) is var member
                && place.StartsWith(member, StringComparison.Ordinal)
                && (place.Length == member.Length || place[member.Length] is '.' or '[')
            );

    private static bool IsDeclared(JsonElement schema, string name) =>
        Texts(schema, "declared").Contains(name);

    private static HashSet<string> Texts(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var texts)
            ? [.. texts.EnumerateArray().Select(text => text.GetString()!)]
            : [];

    private static string Join(string path, string name) =>
        path.Length == 0 ? name : $"{path}.{name}";

    private static Violation Of(string path, string reason) =>
        new(path.Length == 0 ? "body" : path, reason);
}
