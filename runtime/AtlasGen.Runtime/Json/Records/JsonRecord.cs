using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads, writes, compares, hashes, and prints generated records by visiting their properties.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRecord
{
    /// <summary>Determines whether two records have equal values. Lists are compared item by item, maps key by key, and free-form JSON by content.</summary>
    /// <param name="left">The first record.</param>
    /// <param name="right">The second record of the same type, or <see langword="null"/>.</param>
    /// <returns><see langword="true"/> if the values are equal; otherwise, <see langword="false"/>.</returns>
    public static bool AreEqual(IJsonRecord left, object? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        if (right is null || ReferenceEquals(left, right))
        {
            return right is not null;
        }

        var visitor = RecordVisitor.Comparing();
        for (var i = 0; visitor.AreEqual && left.Visit(ref visitor, i, right); i++) { }

        return visitor.AreEqual;
    }

    /// <summary>Returns a hash code that is consistent with <see cref="AreEqual"/>.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The hash code.</returns>
    public static int Hash(IJsonRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var visitor = RecordVisitor.Hashing();
        for (var i = 1; record.Visit(ref visitor, i, record); i++) { }

        return visitor.HashCode;
    }

    /// <summary>Appends the text of the properties that have a value. Values of secrets are hidden.</summary>
    /// <param name="record">The record.</param>
    /// <param name="builder">The builder to append to.</param>
    /// <returns><see langword="true"/> if any property was appended; otherwise, <see langword="false"/>. <c>PrintMembers</c> of a record returns this value.</returns>
    public static bool Print(IJsonRecord record, StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(builder);
        var visitor = RecordVisitor.Printing(builder);
        for (var i = 1; record.Visit(ref visitor, i, record); i++) { }

        record.Visit(ref visitor, 0, record);
        return visitor.HasPrinted;
    }

    /// <summary>Reads a record from a JSON object, and keeps undeclared members and nulls.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="record">A new record without any value, which is filled.</param>
    /// <param name="reader">The reader, positioned on the start of the object. It ends on the end of the object.</param>
    /// <returns>The record.</returns>
    /// <exception cref="JsonException">The JSON is not of the type that the document declares.</exception>
    public static T Read<T>(T record, ref Utf8JsonReader reader)
        where T : class, IJsonRecord<T>
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw JsonRead.Unexpected(ref reader, $"an object ({typeof(T).Name})");
        }

        ArgumentNullException.ThrowIfNull(record);
        Read(record, RecordNames.Of(record), ref reader);
        return record;
    }

    // Not generic, so that native code contains it once.
    private static void Read(IJsonRecord record, RecordNames names, ref Utf8JsonReader reader)
    {
        var visitor = RecordVisitor.Reading(reader);
        try
        {
            var expected = 1;
            while (visitor.NextMember(names, expected) is var index and >= 0)
            {
                if (index > 0)
                {
                    record.Visit(ref visitor, index, record);
                    expected = index + 1;
                }
            }

            record.Visit(ref visitor, 0, record);
        }
        finally
        {
            // System.Text.Json states the position of its reader in exceptions.
            reader = visitor.Reader;
        }
    }

    /// <summary>Writes a record as a JSON object: the declared members in the order of the document, and then all others.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="record">The record.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    /// <exception cref="InvalidOperationException">A property is also set in <c>AdditionalProperties</c>.</exception>
    internal static void Write<T>(Utf8JsonWriter writer, T record, JsonMode mode)
        where T : class, IJsonRecord<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, record, RecordNames.Of(record), mode);
    }

    private static void Write(
        Utf8JsonWriter writer,
        IJsonRecord record,
        RecordNames names,
        JsonMode mode
    )
    {
        writer.WriteStartObject();
        var visitor = RecordVisitor.Writing(writer, mode, names);
        record.Visit(ref visitor, 0, record);
        var other = visitor.OmitUnchanged(record);
        for (var i = 1; record.Visit(ref visitor, i, other); i++) { }

        visitor.WriteUnknown();
        writer.WriteEndObject();
    }

    /// <summary>Creates the exception for reading a required property that the server omitted.</summary>
    /// <remarks>Only reading this property fails, not the whole call, because Atlas omits members that its documents require.</remarks>
    /// <param name="type">The name of the type.</param>
    /// <param name="member">The name of the member in JSON.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidOperationException Missing(string type, string member) =>
        new($"The required member '{member}' of {type} is missing or null.");
}
