using System.Text;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Writes the selected parts of a document as a JSON document of their own.</summary>
/// <remarks>
/// Entries of mappings are omitted, but no items of sequences except those that are null, which JSON pointers do not
/// count. JSON pointers therefore stay the same, and errors that Readers finds in the fragment apply to the document.
/// </remarks>
internal sealed class JsonFragment
{
    // The limit of Readers.
    private const int DepthLimit = 64;

    /// <summary>The reason for a part that is larger than a fragment can be.</summary>
    public const string TooMuch = "its aliases expand to too much";

    private readonly SpecIndex _index;
    private readonly CancellationToken _cancellationToken;
    private readonly ISet<(int Index, Place Outer)> _leftOut;
    private readonly StringBuilder _json = new();
    private readonly FragmentBudget _budget;
    private long _size;

    private JsonFragment(
        SpecIndex index,
        ISet<(int Index, Place Outer)> leftOut,
        FragmentBudget budget,
        CancellationToken cancellationToken
    )
    {
        _index = index;
        _leftOut = leftOut;
        _cancellationToken = cancellationToken;
        _budget = budget;
    }

    /// <summary>Specifies how plain scalars are written.</summary>
    private enum Plain
    {
        /// <summary>As text, which OpenAPI requires here: <c>version: 1.0</c>.</summary>
        Text,

        /// <summary>As text or null, for values of a schema: <c>enum: [TRUE, null]</c>.</summary>
        TextOrNull,

        /// <summary>As the value that they represent.</summary>
        Value,
    }

    /// <summary>Returns the parts that every fragment of a document needs.</summary>
    public static IEnumerable<SpecPart> SharedParts(SpecIndex index) =>
        SpecEntries
            .Shared.Select(index.Member)
            .OfType<SpecPart>()
            // Security schemes are referred to only by name, and there are few of them.
            .Concat(index.ComponentsOf("securitySchemes"));

    /// <param name="index">The index of the document.</param>
    /// <param name="parts">The operations, components, and shared parts to write.</param>
    /// <param name="leftOut">The indexes of the entries to omit, each with the place of its mapping.</param>
    /// <param name="budget">The budget for all fragments of the document.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="FragmentTooLargeException">The parts are nested too deeply or are too large.</exception>
    public static string Write(
        SpecIndex index,
        IEnumerable<SpecPart> parts,
        ISet<(int Index, Place Outer)> leftOut,
        FragmentBudget budget,
        CancellationToken cancellationToken
    )
    {
        var fragment = new JsonFragment(index, leftOut, budget, cancellationToken);
        fragment.Document(index.Member("openapi"), parts);
        return fragment._json.ToString();
    }

    /// <summary>
    /// Writes the root. The work depends on the parts, and not on how many others the document has.
    /// </summary>
    private void Document(SpecPart? version, IEnumerable<SpecPart> parts)
    {
        var isFirst = true;
        _json.Append('{');
        if (version is { } openapi)
        {
            Part(openapi.Node, openapi.Place, ref isFirst, depth: 1);
        }

        foreach (
            var section in parts
                .OrderBy(part => (part.Holder ?? part.Node).Index)
                .ThenBy(part => part.Node.Index)
                .GroupBy(part => part.Section)
        )
        {
            if (section.First() is { Holder: null } member)
            {
                if (!member.Node.IsNull)
                {
                    Part(member.Node, member.Place, ref isFirst, depth: 1);
                }
            }
            else
            {
                Key(section.Key, ref isFirst);
                Section(section);
            }
        }

        _json.Append('}');
    }

    /// <summary>Writes the paths or the components.</summary>
    private void Section(IEnumerable<SpecPart> parts)
    {
        var isFirst = true;
        _json.Append('{');
        // Holders with the same key are written as one.
        foreach (var holder in parts.GroupBy(part => part.Holder!.Value.Key))
        {
            Key(holder.Key, ref isFirst);
            var isFirstPart = true;
            _json.Append('{');
            foreach (
                var (node, place) in holder
                    .First()
                    .SharedMembers.Concat(holder.Select(part => (part.Node, part.Place)))
                    .OrderBy(member => member.Node.Index)
            )
            {
                Part(node, place, ref isFirstPart, depth: 3);
            }

            _json.Append('}');
        }

        _json.Append('}');
    }

    private void Part(SpecNode node, Place place, ref bool isFirst, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        Spend(_budget.SizeOf(node));
        Key(node.Key, ref isFirst);
        if (place is not Place.Data && node.IsNull)
        {
            _json.Append("{}");
            return;
        }

        Value(node, place, place is Place.Data ? Plain.Value : Plain.Text, depth);
    }

    private void Spend(long size)
    {
        _budget.Spend(Math.Min(size, _budget.Limit - _size));
        _size += size;
        if (_size > _budget.Limit)
        {
            throw new FragmentTooLargeException(TooMuch);
        }
    }

    private void Value(SpecNode node, Place place, Plain plain, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (node.IsScalar)
        {
            Scalar(node, plain);
            return;
        }

        if (depth >= DepthLimit)
        {
            throw new FragmentTooLargeException($"it is nested more than {DepthLimit} levels deep");
        }

        var isFirst = true;
        if (node.IsSequence)
        {
            _json.Append('[');
            foreach (var item in node.Children)
            {
                // An item without a value counts as missing, like a keyword without a value.
                if (item.IsNull && place is not Place.Data)
                {
                    continue;
                }

                Separate(ref isFirst);
                Value(item, place, plain, depth + 1);
            }

            _json.Append(']');
            return;
        }

        _json.Append('{');
        ISet<string>? duplicates = null;
        foreach (var entry in node.Children)
        {
            var name = entry.Key;
            var own = place.Enter(name);
            if (
                (
                    _leftOut.Contains((entry.Index, place))
                    || (entry.IsNull && PlaceRules.IsMissingIfNull(name, place))
                )
                // Write duplicate keys, so that Readers rejects them. If one were omitted, Readers would use the other
                // entry, but the tree uses this one.
                && !(duplicates ??= DuplicateKeys.KeysOf(node)).Contains(name)
            )
            {
                continue;
            }

            Key(name, ref isFirst);
            if (entry.IsNull && Empty(place, own) is { } empty)
            {
                _json.Append(empty);
                continue;
            }

            if (PlaceRules.IsReference(entry, place))
            {
                Reference(entry.Value);
                continue;
            }

            Value(entry, own, PlainOf(entry, name, own, node, place, plain), depth + 1);
        }

        _json.Append('}');
    }

    /// <summary>Writes a reference. Readers does not follow a component that is itself a reference.</summary>
    private void Reference(string reference)
    {
        var direct = _index.Direct(reference);
        Spend(Math.Max(0, direct.Length - reference.Length));
        JsonText.Append(_json, direct);
    }

    /// <summary>
    /// Returns the JSON for a name without a value; <see langword="null"/> if the name can have none.
    /// </summary>
    private static string? Empty(Place place, Place own) =>
        own is Place.Data ? null
        : place.HasNames() ? "{}"
        : place is Place.TextListMap ? "[]"
        : null;

    private static Plain PlainOf(
        SpecNode entry,
        string key,
        Place own,
        SpecNode mapping,
        Place place,
        Plain outer
    )
    {
        if (outer is not Plain.Text)
        {
            return outer;
        }

        if (own is Place.Data)
        {
            return
                place is Place.Schema
                && key[0] != 'x'
                && mapping.Child("type") is { Value: "string" }
                ? Plain.TextOrNull
                : Plain.Value;
        }

        return entry.IsScalar && KeywordKinds.KindOf(key, place) is not null
            ? Plain.Value
            : Plain.Text;
    }

    private void Scalar(SpecNode node, Plain plain)
    {
        var value = node.Value;
        var json =
            plain is Plain.Text || !node.IsPlain ? null
            : plain is Plain.Value ? CoreSchema.Json(value)
            : CoreSchema.IsNull(value) ? "null"
            : null;
        if (json is not null)
        {
            _json.Append(json);
        }
        else
        {
            JsonText.Append(_json, value);
        }
    }

    private void Key(string key, ref bool isFirst)
    {
        Separate(ref isFirst);
        JsonText.AppendKey(_json, key);
    }

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            _json.Append(',');
        }

        isFirst = false;
    }
}
