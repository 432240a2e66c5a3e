using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>
/// Defines, without reflection, how values of a type are read from JSON, written as JSON, compared, and printed.
/// </summary>
/// <remarks>
/// Generated records implement it for themselves. Values of other types have a separate codec, such as
/// <see cref="StringJson"/> or <see cref="ListJson{T, TCodec}"/>. All members are static, so a composed codec, such as
/// <c>ListJson&lt;Link, Link&gt;</c>, is a type and does not need an allocation.
/// </remarks>
/// <typeparam name="T">The type that is read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonCodec<T>
{
    /// <summary>Reads one value. The reader is positioned on its first token, and ends on its last token.</summary>
    /// <param name="reader">The reader. It is positioned on <c>null</c> only if <see cref="ReadsNull"/> is <see langword="true"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is not of the type that the document declares.</exception>
    static abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Gets a value that indicates whether the JSON value <c>null</c> is a value of the type.</summary>
    static virtual bool ReadsNull => false;

    /// <summary>Writes one value. A generated object writes itself.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value to write.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    static virtual void Write(Utf8JsonWriter writer, T value, JsonMode mode) =>
        ((IJsonWritable)value!).Write(writer, mode);

    /// <summary>Determines whether two values are equal. Lists are compared item by item, maps key by key, and free-form JSON by content.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns><see langword="true"/> if the values are equal; otherwise, <see langword="false"/>.</returns>
    static virtual bool AreEqual(T left, T right) =>
        EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>Returns a hash code that is consistent with <see cref="AreEqual"/>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash code.</returns>
    static virtual int GetHashCode(T value) =>
        value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(value);

    /// <summary>Appends the text of a value, formatted with the invariant culture, for <c>ToString</c> of the record that contains it.</summary>
    /// <param name="builder">The builder to append to.</param>
    /// <param name="value">The value to append.</param>
    static virtual void Print(StringBuilder builder, T value) =>
        builder.Append(CultureInfo.InvariantCulture, $"{value}");
}
