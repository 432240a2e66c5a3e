using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

// What the visitor does with a property.
public ref partial struct RecordVisitor
{
    /// <summary>Gets the reader, which is positioned on the end of the object when all members are read.</summary>
    internal readonly Utf8JsonReader Reader => _reader;

    /// <summary>Gets a value that indicates whether all properties so far are equal.</summary>
    internal readonly bool AreEqual => !_isDone;

    /// <summary>Gets a value that indicates whether any property was printed.</summary>
    internal readonly bool HasPrinted => _isDone;

    internal readonly int HashCode => _hash.ToHashCode();

    private readonly Utf8JsonWriter Writer => (Utf8JsonWriter)_target!;

    internal static RecordVisitor Naming(List<string> names) => new(Work.Name, names);

    internal static RecordVisitor Reading(Utf8JsonReader reader) =>
        new(Work.Read) { _reader = reader };

    internal static RecordVisitor Writing(
        Utf8JsonWriter writer,
        JsonMode mode,
        RecordNames names
    ) => new(Work.Write, writer, mode, names);

    internal static RecordVisitor Comparing() => new(Work.Compare);

    internal static RecordVisitor Hashing() => new(Work.Hash);

    internal static RecordVisitor Printing(StringBuilder builder) => new(Work.Print, builder);

    /// <summary>Starts to omit the properties that are equal to those of the object that the record was changed from.</summary>
    /// <param name="record">The record to write, whose undeclared members were visited.</param>
    /// <returns>The object to compare with, or the record if all properties are sent.</returns>
    internal IJsonRecord OmitUnchanged(IJsonRecord record)
    {
        if (!_mode.HasChanges || _remainder?.Before is not { } before)
        {
            return record;
        }

        record.Visit(ref this, 0, before);
        _omitsEqual = true;
        return before;
    }

    /// <summary>Moves to the name of the next member. A member that the document does not declare is read.</summary>
    /// <param name="names">The names of the declared members.</param>
    /// <param name="expected">The index of the member that is probably the next.</param>
    /// <returns>The index of the member; 0 if it is not declared; negative at the end of the object.</returns>
    internal int NextMember(RecordNames names, int expected)
    {
        if (!JsonRead.NextMember(ref _reader))
        {
            return -1;
        }

        _member = names.IndexOf(ref _reader, expected);
        if (_member == 0)
        {
            var name = _reader.GetString()!;
            _reader.Read();
            // If a member is duplicate, the last one counts.
            (_unknown ??= new(StringComparer.Ordinal))[name] = JsonElement.ParseValue(ref _reader);
        }

        return _member;
    }

    /// <summary>Writes the members that the document does not declare.</summary>
    internal readonly void WriteUnknown()
    {
        if (_remainder is not null)
        {
            foreach (var (name, value) in _remainder.Unknown)
            {
                if (!_omitsEqual || !IsUnchanged(name, value))
                {
                    Writer.WritePropertyName(name);
                    ElementJson.Write(Writer, value);
                }
            }
        }
    }

    private readonly bool IsUnchanged(string name, JsonElement value) =>
        JsonRemainder.UnknownOf(_otherRemainder).TryGetValue(name, out var other)
        && ElementJson.AreEqual(value, other);

    /// <summary>Moves to the value of the member. Notes a <c>null</c>, and returns <see langword="false"/> for it.</summary>
    /// <remarks>Every member may be <c>null</c>, because Atlas sends null for members that its documents do not declare as nullable.</remarks>
    private bool HasValue()
    {
        if (_isTracked)
        {
            _set.Set(_bit);
        }

        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
        {
            (_nulls ??= []).Add(_member);
            return false;
        }

        // If a member is duplicate, the last one counts.
        _nulls?.Remove(_member);
        return true;
    }

    /// <summary>Writes the name of the next property, and its null; returns whether its value is to be written.</summary>
    /// <param name="present">Whether the property has a value.</param>
    /// <param name="isEqual">Whether the value is omitted because it is unchanged.</param>
    private bool Starts(bool present, bool isEqual)
    {
        _member++;
        if (isEqual && !DiffersInTracking && !_isAlwaysSent)
        {
            return false;
        }

        var isNull =
            (_isTracked && _isSet)
            // A null that the document does not allow came from the server, which does not accept it in a request.
            || (_mode.IsFull && _remainder?.Nulls?.Contains(_member) == true);
        if (_isWithheld && _mode.Omitted is { } omitted)
        {
            if (present || isNull)
            {
                omitted.Add(_names!.Text(_member));
            }

            return false;
        }

        // Only a record with unknown members pays for this comparison with the declared members.
        if (
            _remainder is { Unknown.Count: > 0 } remainder
            && remainder.Unknown.ContainsKey(_names!.Text(_member))
        )
        {
            // One of the two values would be lost. If the property has no value, the other one is written.
            isNull = present ? throw SetTwice(_names.Text(_member)) : false;
        }

        if (present || isNull)
        {
            Writer.WritePropertyName(_names!.Utf8(_member));
            if (!present)
            {
                Writer.WriteNullValue();
            }
        }

        return present;
    }

    /// <summary>Starts the text of a property; returns the builder for its value, or null if the value is hidden.</summary>
    private StringBuilder? Labels(string name)
    {
        var builder = Label(name);
        if (_isSecret)
        {
            builder.Append(SafeText.Hidden);
        }

        return _isSecret ? null : builder;
    }

    private StringBuilder Label(string name)
    {
        var builder = (StringBuilder)_target!;
        builder.Append(_isDone ? ", " : "");
        _isDone = true;
        return (
            _label is null
                ? builder.Append(char.ToUpperInvariant(name[0])).Append(name, 1, name.Length - 1)
                : builder.Append(_label)
        ).Append(" = ");
    }

    private static InvalidOperationException SetTwice(string name) =>
        new(
            $"'{name}' is set twice, as a property and in AdditionalProperties. Set the property to null to send the value in AdditionalProperties."
        );
}
