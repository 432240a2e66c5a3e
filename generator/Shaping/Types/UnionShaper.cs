using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>
/// Finds the common members of the types in each union, and adds to each type the unions that it belongs to.
/// </summary>
/// <param name="client">The user's settings for the client.</param>
/// <param name="types">All types of the client by name, shaped except for their unions.</param>
internal sealed class UnionShaper(ClientSettings client, Dictionary<string, SourceShape> types)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    public void Complete()
    {
        foreach (var name in NamesOf<UnionShape>())
        {
            Shape(name);
        }

        var choices = new ChoiceShaper(types);
        foreach (var name in NamesOf<UntaggedUnionShape>())
        {
            types[name] = choices.Shape((UntaggedUnionShape)types[name]);
        }
    }

    private List<string> NamesOf<T>()
        where T : SourceShape =>
        [
            .. types
                .Values.OfType<T>()
                .Select(type => type.Name)
                .OrderBy(name => name, StringComparer.Ordinal),
        ];

    private void Shape(string name)
    {
        if (_done.Contains(name) || !_open.Add(name))
        {
            return;
        }

        var union = (UnionShape)types[name];
        foreach (var one in union.Cases.Where(one => types[one.Type.Name] is UnionShape))
        {
            Shape(one.Type.Name);
        }

        // A union that contains itself through another union: a type cannot derive from itself.
        var cases = union
            .Cases.Where(one =>
                types[one.Type.Name] is RecordShape || _done.Contains(one.Type.Name)
            )
            .ToEquatableArray();
        cases = WithConstants(cases, union.Discriminator);
        var members = Common(union, cases);
        types[name] = union with { Cases = cases, Members = members };
        types[union.Unknown] = Unknown(union, cases, members);
        foreach (var type in cases.Select(one => one.Type.Name).Append(union.Unknown).Distinct())
        {
            Attach(type, union, members);
        }

        _open.Remove(name);
        _done.Add(name);
    }

    /// <summary>Returns the types with the values that the runtime compares: <c>1</c> for <c>01</c>.</summary>
    private EquatableArray<UnionCaseShape> WithConstants(
        EquatableArray<UnionCaseShape> cases,
        string discriminator
    )
    {
        var taken = new HashSet<string>(
            cases.SelectMany(one => one.Values),
            StringComparer.Ordinal
        );
        return cases
            .Select(one =>
            {
                var type = MembersOf(one.Type.Name)
                    .FirstOrDefault(member => member.JsonName == discriminator)
                    ?.Type.Form;
                return one with
                {
                    Values = one
                        .Values.Select(value =>
                            ConstantText.Of(type ?? TypeForm.String, value) is { } constant
                            && taken.Add(constant)
                                ? constant
                                : value
                        )
                        .ToEquatableArray(),
                };
            })
            .ToEquatableArray();
    }

    private void Attach(string type, UnionShape union, EquatableArray<MemberShape> members)
    {
        types[type] = types[type] switch
        {
            RecordShape record when union.IsInterface => record with
            {
                Interfaces = record.Interfaces.Append(union.Name).ToEquatableArray(),
            },
            RecordShape record => record with
            {
                Base = union.Name,
                Members = record
                    .Members.Select(member =>
                        member with
                        {
                            IsOverride = members.Any(member.LooksAs),
                        }
                    )
                    .ToEquatableArray(),
            },
            UnionShape inner => inner with
            {
                Interfaces = inner.Interfaces.Append(union.Name).ToEquatableArray(),
            },
            var other => other,
        };
    }

    /// <summary>
    /// Returns the members that are the same in all types, except those named like a type that would declare them.
    /// </summary>
    private EquatableArray<MemberShape> Common(
        UnionShape union,
        EquatableArray<UnionCaseShape> cases
    )
    {
        var all = cases.Select(one => MembersOf(one.Type.Name)).ToList();
        return all.Count == 0
            ? default
            : all[0]
                .Where(member => member.Name != union.Name && member.Name != union.Unknown)
                .Where(member => all.All(others => others.Any(member.LooksAs)))
                .Select(member => member with { Default = "", IsOverride = false })
                .ToEquatableArray();
    }

    private EquatableArray<MemberShape> MembersOf(string name) =>
        types[name] switch
        {
            RecordShape record => record.Members,
            UnionShape union => union.Members,
            _ => default,
        };

    /// <summary>Returns the record for objects of an unlisted type.</summary>
    private RecordShape Unknown(
        UnionShape union,
        EquatableArray<UnionCaseShape> cases,
        EquatableArray<MemberShape> common
    )
    {
        var members = common.ToList();
        if (members.All(member => member.JsonName != union.Discriminator))
        {
            var taken = new HashSet<string>(
                ReservedNames.RecordMembers.Concat(members.Select(member => member.Name)),
                StringComparer.Ordinal
            )
            {
                union.Unknown,
            };
            var name = Naming.Unique(Naming.Pascal(union.Discriminator), taken, "Value");
            members.Add(
                new(
                    union.Discriminator,
                    name,
                    new(AreTexts(cases, union.Discriminator) ? TypeForm.String : TypeForm.Element),
                    MemberRole.Optional,
                    IsReadOnly: false,
                    IsWriteOnly: false,
                    IsSecret: false,
                    Deprecation: "",
                    Default: "",
                    IsOverride: false,
                    DocText.From(
                        null,
                        "Gets or sets the value that identifies the type of the object."
                    )
                )
                {
                    MustBeSent = true,
                }
            );
        }

        return new(
            client,
            union.Unknown,
            DocText.From(
                null,
                $"Represents a value of {union.Name} whose type the document does not list. Its other members are in AdditionalProperties."
            ),
            members.ToEquatableArray(),
            "",
            default
        );
    }

    /// <summary>
    /// Returns whether all discriminators are strings. If not, the discriminator of an unlisted type can be any JSON
    /// value.
    /// </summary>
    private bool AreTexts(EquatableArray<UnionCaseShape> cases, string discriminator) =>
        cases
            .SelectMany(one => MembersOf(one.Type.Name))
            .Where(member => member.JsonName == discriminator)
            .All(member => member.Type.Form is TypeForm.String or TypeForm.Enum);
}
