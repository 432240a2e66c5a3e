using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes the JSON representation of <typeparamref name="T"/> without reflection.</summary>
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
    /// <param name="reader">The reader, never on a JSON <c>null</c>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The JSON is not of the type that the document declares.</exception>
    static abstract T Read(ref Utf8JsonReader reader);

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    /// <param name="mode">Whether members that only the server sets are written.</param>
    static abstract void Write(Utf8JsonWriter writer, T value, JsonMode mode);
}
