using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Templates;

namespace AtlasGen.Generator.Comparison;

/// <summary>Compares types that are in the same place of two clients, and the types in their properties.</summary>
internal sealed class TypeComparison(
    ComparedClient old,
    ComparedClient now,
    UncertainParts uncertain,
    ChangeReport changes,
    CancellationToken cancellationToken
)
{
    private readonly Queue<(string Old, string Now, bool IsSent)> _open = new();
    private readonly HashSet<(string Old, string Now, bool IsSent)> _found = [];

    // Types that are in the same place usually have the same name, so there are few more pairs than types.
    private int _room = 4 * (old.Shapes.Count + now.Shapes.Count);

    /// <summary>Adds two types to compare.</summary>
    public void Add(string one, string other, bool isSent)
    {
        if (_found.Add((one, other, isSent)) && _room-- > 0)
        {
            _open.Enqueue((one, other, isSent));
        }
    }

    /// <summary>
    /// Returns whether code for one type can be used with another one. Generated types are compared later, and only
    /// their kind counts here.
    /// </summary>
    public bool AreSame(TypeRef one, TypeRef other, bool isSent)
    {
        if (one.Name.Length > 0 && other.Name.Length > 0)
        {
            Add(one.Name, other.Name, isSent);
        }

        return Kind(one) == Kind(other)
            && (
                one.Item is null
                || other.Item is null
                || (
                    one.Item.IsNullable == other.Item.IsNullable
                    && AreSame(one.Item, other.Item, isSent)
                )
            );
    }

    /// <summary>Returns the description of a change from one type to another.</summary>
    public static string Difference(string verb, TypeRef one, TypeRef other)
    {
        var (before, after) = (CSharpText.Type(one), CSharpText.Type(other));
        return before == after
            ? $"{verb} another kind of type"
            : $"{verb} {after} instead of {before}";
    }

    /// <summary>Compares the types that were added, and those in their properties.</summary>
    public void Compare()
    {
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (before, after, isSent) = _open.Dequeue();
            var (one, other) = (old.Type(before), now.Type(after));
            if (one is null || other is null)
            {
                continue;
            }

            if (before != after)
            {
                changes.Type(before, $"is now named '{after}'", after);
            }

            if (!uncertain.Contains(before))
            {
                Compare(one, other, isSent);
            }
        }
    }

    private void Compare(SourceShape one, SourceShape other, bool isSent)
    {
        switch (one, other)
        {
            case (EnumShape before, EnumShape after):
                Compare(before.Values, after.Values, after.Name);
                break;
            case (IntegerEnumShape before, IntegerEnumShape after):
                Compare(before.Values, after.Values, after.Name);
                break;
            case (RecordShape before, RecordShape after):
                Compare(before.Members, after.Members, after.Name, isSent);
                break;
            case (UnionShape before, UnionShape after):
                Compare(before, after, isSent);
                break;
            case (UntaggedUnionShape before, UntaggedUnionShape after):
                Compare(before, after, isSent);
                break;
        }
    }

    private void Compare(
        IEnumerable<EnumValueShape> before,
        IEnumerable<EnumValueShape> after,
        string type
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in after)
        {
            names[value.Value] = value.Name;
        }

        foreach (var value in before)
        {
            if (!names.TryGetValue(value.Value, out var name))
            {
                changes.Value(value.Value, type, "is gone");
            }
            else if (name != value.Name)
            {
                // The old name can be that of another value now, so the code still compiles.
                changes.Value(value.Value, type, $"is now named '{name}' in C#");
            }
        }
    }

    private void Compare(UnionShape before, UnionShape after, bool isSent)
    {
        CompareShared(before.Members, after.Members, after.Name, isSent);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var @case in after.Cases)
        {
            foreach (var value in @case.Values)
            {
                types[value] = @case.Type.Name;
            }
        }

        foreach (var @case in before.Cases)
        {
            foreach (var value in @case.Values)
            {
                if (types.TryGetValue(value, out var type))
                {
                    Add(@case.Type.Name, type, isSent);
                }
                else
                {
                    changes.Value(value, after.Name, "is gone");
                }
            }
        }
    }

    private void Compare(UntaggedUnionShape before, UntaggedUnionShape after, bool isSent)
    {
        CompareShared(before.Members, after.Members, after.Name, isSent);
        foreach (var @case in before.Cases)
        {
            if (after.Cases.FirstOrDefault(other => other.Name == @case.Name) is { } same)
            {
                AreSame(@case.Type, same.Type, isSent);
            }
            else
            {
                changes.Type(
                    after.Name,
                    $"does not have the type {CSharpText.Type(@case.Type)} anymore",
                    after.Name
                );
            }
        }
    }

    // A type that a union has in addition can take a property from it that every known type keeps.
    private void CompareShared(
        IEnumerable<MemberShape> before,
        IEnumerable<MemberShape> after,
        string type,
        bool isSent
    )
    {
        var members = new Dictionary<string, MemberShape>(StringComparer.Ordinal);
        foreach (var member in after)
        {
            members[member.JsonName] = member;
        }

        foreach (var member in before)
        {
            if (!members.TryGetValue(member.JsonName, out var same))
            {
                changes.Property(member.JsonName, type, "is not in all types of the union anymore");
                continue;
            }

            if (member.Name != same.Name)
            {
                changes.Property(member.JsonName, type, $"is now named '{same.Name}' in C#");
            }

            if (!AreSame(member.Type, same.Type, isSent))
            {
                changes.Property(member.JsonName, type, Difference("is", member.Type, same.Type));
            }
        }
    }

    private void Compare(
        IReadOnlyList<MemberShape> before,
        IReadOnlyList<MemberShape> after,
        string type,
        bool isSent
    )
    {
        var members = new Dictionary<string, MemberShape>(StringComparer.Ordinal);
        foreach (var member in after)
        {
            members[member.JsonName] = member;
        }

        foreach (var member in before)
        {
            if (!members.TryGetValue(member.JsonName, out var same))
            {
                changes.Property(member.JsonName, type, "is gone");
                continue;
            }

            members.Remove(member.JsonName);
            foreach (var change in Changes(member, same, isSent))
            {
                changes.Property(member.JsonName, type, change);
            }
        }

        foreach (var member in after.Where(member => members.ContainsKey(member.JsonName)))
        {
            if (isSent && member.IsRequired)
            {
                changes.Property(member.JsonName, type, "is new and required");
            }
        }
    }

    private IEnumerable<string> Changes(MemberShape before, MemberShape after, bool isSent)
    {
        if (before.Name != after.Name)
        {
            yield return $"is now named '{after.Name}' in C#";
        }

        if (!AreSame(before.Type, after.Type, isSent))
        {
            yield return Difference("is", before.Type, after.Type);
        }

        if (isSent)
        {
            if (after.IsRequired && !before.IsRequired)
            {
                yield return "is required now";
            }

            if (after.IsReadOnly && !before.IsReadOnly)
            {
                yield return "is read-only now, so the server does not use it in requests";
            }
        }
        else
        {
            if (after.IsNullable && !before.IsNullable)
            {
                yield return "can be null now";
            }

            if (after.IsWriteOnly && !before.IsWriteOnly)
            {
                yield return "is write-only now, so the server does not send it";
            }
        }
    }

    // Patterns such as 'case Cat cat:' work with a base record and with an interface.
    private static TypeForm Kind(TypeRef type) =>
        type.Form is TypeForm.UnionInterface ? TypeForm.Union : type.Form;
}
