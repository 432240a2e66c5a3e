using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>
/// Finds the properties that all types of a union without a discriminator have, and the property whose values identify
/// the types.
/// </summary>
/// <param name="types">All types of the client by name, shaped.</param>
internal sealed class ChoiceShaper(Dictionary<string, SourceShape> types)
{
    private readonly Dictionary<string, Properties?> _members = new(StringComparer.Ordinal);

    public UntaggedUnionShape Shape(UntaggedUnionShape choice)
    {
        // A choice that contains itself adds nothing.
        var cases = choice.Cases.Where(one => one.Type.Name != choice.Name).ToList();
        var members = choice.IsFree ? [] : cases.ConvertAll(one => MembersOf(one.Type));
        var objects = members.OfType<Properties>().ToList();
        return objects.Count == 0 || objects.Count < cases.Count
            ? choice with
            {
                Cases = cases.ToEquatableArray(),
            }
            : Identified(choice, cases, objects) with
            {
                Members = Shared(choice, cases, objects),
            };
    }

    /// <summary>Returns the properties of a type by name; <see langword="null"/> if its values are not objects.</summary>
    private Properties? MembersOf(TypeRef type)
    {
        if (!_members.TryGetValue(type.Name, out var members))
        {
            var all = types.TryGetValue(type.Name, out var shape)
                ? shape switch
                {
                    RecordShape record => record.Members,
                    UnionShape union => union.Members,
                    _ => (EquatableArray<MemberShape>?)null,
                }
                : null;
            members = all is { } known ? new(known) : null;
            _members[type.Name] = members;
        }

        return type.Form is TypeForm.Record or TypeForm.Union or TypeForm.UnionInterface
            ? members
            : null;
    }

    private static EquatableArray<MemberShape> Shared(
        UntaggedUnionShape choice,
        List<UntaggedCaseShape> cases,
        List<Properties> members
    )
    {
        var taken = new HashSet<string>(
            ReservedNames
                .RecordMembers.Concat(ReservedNames.ChoiceMembers)
                .Concat(cases.SelectMany(one => new[] { one.Name, one.TryName })),
            StringComparer.Ordinal
        )
        {
            choice.Name,
        };
        var shared = new List<MemberShape>();
        foreach (var first in members[0].InOrder)
        {
            if (Same(first.JsonName, members) is { } same && TypeOf(same) is { } type)
            {
                shared.Add(
                    first with
                    {
                        Name = Naming.Unique(Naming.Pascal(first.JsonName), taken, "Value"),
                        Type = type,
                        // Atlas omits properties that its documents require.
                        Kind = MemberRole.Optional,
                        Default = "",
                        IsOverride = false,
                        Deprecation = same.TrueForAll(one => one.ObsoleteText.Length > 0)
                            ? first.Deprecation
                            : "",
                    }
                );
            }
        }

        return shared.ToEquatableArray();
    }

    /// <summary>
    /// Returns the property with a name in each type; <see langword="null"/> if a type does not have it.
    /// </summary>
    private static List<MemberShape>? Same(string name, List<Properties> members)
    {
        var same = new List<MemberShape>();
        foreach (var one in members)
        {
            if (one.Find(name) is not { } member)
            {
                return null;
            }

            same.Add(member);
        }

        return same;
    }

    /// <summary>
    /// Returns the common type of properties; <see langword="null"/> if there is none. Enums with different values are
    /// strings.
    /// </summary>
    private static TypeRef? TypeOf(List<MemberShape> same) =>
        same.TrueForAll(member => member.Type == same[0].Type) ? same[0].Type
        : same.TrueForAll(member => member.Type.Form is TypeForm.String or TypeForm.Enum)
            ? new(TypeForm.String)
        : null;

    /// <summary>Adds the property whose values identify most types.</summary>
    private UntaggedUnionShape Identified(
        UntaggedUnionShape choice,
        List<UntaggedCaseShape> cases,
        List<Properties> members
    )
    {
        var best = members[0]
            .InOrder.Select(member =>
                (Name: member.JsonName, Values: OwnValues(member.JsonName, members))
            )
            .Where(property => property.Values.Count(values => values.Count > 0) > 1)
            // The sort is stable, so the first property of the document is used.
            .OrderByDescending(property => property.Values.Count(values => values.Count > 0))
            .FirstOrDefault();
        return best.Name is null
            ? choice with
            {
                Cases = cases.ToEquatableArray(),
            }
            : choice with
            {
                KindName = best.Name,
                Cases = cases
                    .Select((one, i) => one with { Values = best.Values[i] })
                    .ToEquatableArray(),
            };
    }

    /// <summary>
    /// Returns the values of a property in each type; none for a type that shares a value with another one. Returns
    /// nothing if a type does not require the property or does not list all its values.
    /// </summary>
    private IReadOnlyList<EquatableArray<string>> OwnValues(string name, List<Properties> members)
    {
        var values = new List<EquatableArray<string>>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in members)
        {
            if (
                one.Find(name) is not { MustBeSent: true, Type.Form: TypeForm.Enum } member
                || types[member.Type.Name] is not EnumShape { IsClosed: true } listed
            )
            {
                return [];
            }

            values.Add(listed.Values.Select(value => value.Value).ToEquatableArray());
            foreach (var value in listed.Values)
            {
                counts[value.Value] = counts.TryGetValue(value.Value, out var count)
                    ? count + 1
                    : 1;
            }
        }

        return values.ConvertAll(own => own.All(value => counts[value] == 1) ? own : default);
    }

    /// <summary>The properties of a type, in the order of the document.</summary>
    private sealed class Properties(EquatableArray<MemberShape> members)
    {
        private readonly Dictionary<string, MemberShape> _byName = members.ToDictionary(
            member => member.JsonName,
            StringComparer.Ordinal
        );

        public EquatableArray<MemberShape> InOrder => members;

        public MemberShape? Find(string name) =>
            _byName.TryGetValue(name, out var member) ? member : null;
    }
}
