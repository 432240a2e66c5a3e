namespace AtlasGen.Generator.Shapes;

/// <summary>Finds what the types of each union have in common, and tells the types of which unions they are a kind.</summary>
/// <param name="client">What the user chose.</param>
/// <param name="types">All types of the client by name, shaped but for that.</param>
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

        foreach (var name in NamesOf<ChoiceShape>())
        {
            types[name] = Choice((ChoiceShape)types[name]);
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

        // A union of a union of itself: no type is a kind of itself.
        var cases = union
            .Cases.Where(one =>
                types[one.Type.Name] is RecordShape || _done.Contains(one.Type.Name)
            )
            .ToEquatableArray();
        var members = Common(union, cases);
        types[name] = union with { Cases = cases, Members = members };
        types[union.Unknown] = Unknown(union, members);
        foreach (var type in cases.Select(one => one.Type.Name).Append(union.Unknown).Distinct())
        {
            Attach(type, union, members);
        }

        _open.Remove(name);
        _done.Add(name);
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

    /// <summary>The members that look the same in all types, but for those that are named as the types which would declare them.</summary>
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

    /// <summary>The record for objects of a kind that the document does not list.</summary>
    private RecordShape Unknown(UnionShape union, EquatableArray<MemberShape> common)
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
            var locals = new HashSet<string>(
                ReservedNames.ReadLocals.Concat(members.Select(member => member.LocalName)),
                StringComparer.Ordinal
            );
            var name = Naming.Unique(Naming.Pascal(union.Discriminator), taken, "Value");
            members.Add(
                new(
                    union.Discriminator,
                    name,
                    Naming.Unique(Naming.Camel(name), locals, "Value"),
                    new(TypeKind.String),
                    MemberKind.Optional,
                    IsReadOnly: false,
                    IsWriteOnly: false,
                    IsSecret: false,
                    Deprecation: "",
                    Default: "",
                    IsOverride: false,
                    DocText.From(null, "What kind of object it is.")
                )
            );
        }

        return new(
            client,
            union.Unknown,
            DocText.From(
                null,
                $"A {union.Name} of a kind that the document does not list; its other members are in AdditionalProperties."
            ),
            members.ToEquatableArray(),
            "",
            default
        );
    }

    private static ChoiceShape Choice(ChoiceShape choice)
    {
        // One of itself says nothing.
        return choice with
        {
            Cases = choice.Cases.Where(one => one.Type.Name != choice.Name).ToEquatableArray(),
        };
    }
}
