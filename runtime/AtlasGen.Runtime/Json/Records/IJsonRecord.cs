using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Defines a generated record, whose properties can be visited one by one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonRecord
{
    /// <summary>Passes one property to a visitor.</summary>
    /// <param name="visitor">The visitor, which reads, writes, compares, hashes, or prints the property.</param>
    /// <param name="index">1 for the first property in the order of the document, or 0 for the undeclared members.</param>
    /// <param name="other">A record of the same type to compare with, or this record.</param>
    /// <returns><see langword="true"/>, or <see langword="false"/> if there is no such property.</returns>
    bool Visit(ref RecordVisitor visitor, int index, object other);
}

/// <summary>Defines a generated record that is read and written by visiting its properties.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonRecord<TSelf> : IJsonRecord, IJsonCodec<TSelf>, IJsonWritable
    where TSelf : class, IJsonRecord<TSelf>
{
    void IJsonWritable.Write(Utf8JsonWriter writer, JsonMode mode) =>
        JsonRecord.Write(writer, (TSelf)this, mode);
}
