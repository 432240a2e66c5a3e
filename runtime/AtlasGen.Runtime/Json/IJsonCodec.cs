using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>
/// What generated code needs to know of a member's type, without reflection: how its JSON is read and written,
/// and how its values are compared and printed.
/// </summary>
/// <remarks>
/// Generated records implement it for themselves; values of other types have a codec beside them
/// (<see cref="StringJson"/>, <see cref="ListJson{T, TCodec}"/>). All members are static, so that a
/// composed codec such as <c>ListJson&lt;Link, Link&gt;</c> is a type and never an allocation.
/// </remarks>
/// <typeparam name="T">The type that is read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonCodec<T>
{
    /// <summary>Reads one value; the reader stands on its first token and ends on its last.</summary>
    /// <param name="reader">The reader; on a JSON <c>null</c> only where <see cref="ReadsNull"/> says so.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is not of the type that the document declares.</exception>
    static abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Whether a JSON <c>null</c> is a value of the type.</summary>
    static virtual bool ReadsNull => false;

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    /// <param name="mode">Where the value is written.</param>
    static abstract void Write(Utf8JsonWriter writer, T value, JsonMode mode);

    /// <summary>Whether two values are equal: lists item by item, maps key by key, free JSON by its content.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    static virtual bool AreEqual(T left, T right) =>
        EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>A hash code in accord with <see cref="AreEqual"/>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash code.</returns>
    static virtual int GetHashCode(T value) =>
        value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(value);

    /// <summary>Prints a value for <c>ToString</c> of the record that holds it, in the invariant culture.</summary>
    /// <param name="builder">Where to print.</param>
    /// <param name="value">The value.</param>
    static virtual void Print(StringBuilder builder, T value) =>
        builder.Append(CultureInfo.InvariantCulture, $"{value}");
}
