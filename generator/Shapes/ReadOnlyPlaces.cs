namespace AtlasGen.Generator.Shapes;

/// <summary>A place in JSON of which only the possible types are known.</summary>
/// <param name="Names">The members that are not sent: only the server sets them, in each of the types that declare them.</param>
/// <param name="Members">The other members that lead to a place of their own.</param>
/// <param name="Items">The place of a list's items; -1 where all is sent.</param>
/// <param name="Values">The place of a map's values; -1 where all is sent.</param>
internal sealed record ReadOnlyPlace(
    EquatableArray<string> Names,
    EquatableArray<ReadOnlyMember> Members,
    int Items,
    int Values
);

/// <summary>A member that leads to another place.</summary>
internal sealed record ReadOnlyMember(string Name, int Place);

/// <summary>Finds what is not sent of JSON that is of one of several types, at every depth.</summary>
/// <remarks>
/// Nothing says of which type it is, so a place stands for all types that its value may be of; recursive types make
/// circles of places. What is left out must be so by every type that knows it: to send too much is refused by a
/// server, to send too little loses what a user has.
/// </remarks>
/// <param name="types">All types of the client by name.</param>
internal sealed class ReadOnlyPlaces(IReadOnlyDictionary<string, SourceShape> types)
{
    // Sets of types may be very many, as in every choice of states; behind the last one all is sent.
    private const int PlaceLimit = 250;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<TypeRef>> _places = [];

    /// <summary>The places of JSON of some types, its own first; none when all of it is sent.</summary>
    public EquatableArray<ReadOnlyPlace> Of(IEnumerable<TypeRef> alternatives)
    {
        Enter(alternatives);
        var places = new List<ReadOnlyPlace>();
        while (places.Count < _places.Count)
        {
            places.Add(Place(_places[places.Count]));
        }

        return WithoutIdle(places);
    }

    private ReadOnlyPlace Place(IReadOnlyList<TypeRef> alternatives)
    {
        var values = alternatives
            .Where(type => type.Kind is TypeKind.Map)
            .Select(type => type.Item!)
            .ToList();
        var others = Enter(values);
        var names = new List<string>();
        var members = new List<ReadOnlyMember>();
        foreach (
            var declared in alternatives
                .Where(type => type.Kind is TypeKind.Record)
                .SelectMany(type => ((RecordShape)types[type.Name]).Members)
                .GroupBy(member => member.JsonName)
        )
        {
            // A map knows all names.
            var sent = declared
                .Where(member => !member.IsReadOnly)
                .Select(member => member.Type)
                .Concat(values)
                .ToList();
            if (sent.Count == 0)
            {
                names.Add(declared.Key);
            }
            else
            {
                members.Add(new(declared.Key, Enter(sent)));
            }
        }

        var items = alternatives
            .Where(type => type.Kind is TypeKind.List)
            .Select(type => type.Item!);
        return new(names.ToEquatableArray(), members.ToEquatableArray(), Enter(items), others);
    }

    /// <summary>The number of the place of some types; -1 where all is sent.</summary>
    private int Enter(IEnumerable<TypeRef> alternatives)
    {
        var parts = new SortedDictionary<string, TypeRef>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TypeRef>(alternatives);
        while (open.Count > 0)
        {
            var type = open.Pop();
            switch (type.Kind)
            {
                case TypeKind.Element:
                    // It may hold anything.
                    return -1;
                case TypeKind.Record or TypeKind.List or TypeKind.Map:
                    parts[Key(type)] = type;
                    break;
                case TypeKind.Union
                or TypeKind.UnionInterface
                or TypeKind.Choice when visited.Add(type.Name):
                    foreach (var one in Alternatives(types[type.Name]))
                    {
                        open.Push(one);
                    }

                    break;
            }
        }

        var key = string.Join(" ", parts.Keys);
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        if (parts.Count == 0 || _places.Count == PlaceLimit)
        {
            return -1;
        }

        _places.Add([.. parts.Values]);
        return _numbers[key] = _places.Count - 1;
    }

    private static IEnumerable<TypeRef> Alternatives(SourceShape shape) =>
        shape switch
        {
            UnionShape union => union.Cases.Select(one => one.Type),
            ChoiceShape { IsFree: true } => [new(TypeKind.Element)],
            ChoiceShape choice => choice.Cases.Select(one => one.Type),
            _ => [],
        };

    private static string Key(TypeRef type) =>
        type.Kind switch
        {
            TypeKind.List => $"[{Key(type.Item!)}]",
            TypeKind.Map => $"{{{Key(type.Item!)}}}",
            TypeKind.Element => "*",
            _ => type.Name,
        };

    /// <summary>Leaves out the places from which nothing is reached that is not sent.</summary>
    private static EquatableArray<ReadOnlyPlace> WithoutIdle(IReadOnlyList<ReadOnlyPlace> places)
    {
        var busy = new bool[places.Count];
        bool changed;
        do
        {
            changed = false;
            for (var i = places.Count - 1; i >= 0; i--)
            {
                if (!busy[i] && IsBusy(places[i]))
                {
                    busy[i] = changed = true;
                }
            }
        } while (changed);

        var numbers = new int[places.Count];
        var count = 0;
        for (var i = 0; i < places.Count; i++)
        {
            numbers[i] = busy[i] ? count++ : -1;
        }

        return places
            .Where((_, i) => busy[i])
            .Select(place =>
            {
                var values = Number(place.Values);
                return place with
                {
                    Members = place
                        .Members.Select(member => member with { Place = Number(member.Place) })
                        .Where(member => member.Place != values)
                        .ToEquatableArray(),
                    Items = Number(place.Items),
                    Values = values,
                };
            })
            .ToEquatableArray();

        int Number(int place) => place < 0 ? -1 : numbers[place];

        bool IsBusy(ReadOnlyPlace place) =>
            place.Names.Count > 0
            || place
                .Members.Select(member => member.Place)
                .Append(place.Items)
                .Append(place.Values)
                .Any(to => to >= 0 && busy[to]);
    }
}
