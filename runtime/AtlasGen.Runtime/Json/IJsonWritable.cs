using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Defines a generated object that can write itself as JSON, whatever its static type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonWritable
{
    /// <summary>Writes the object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="mode">The mode, which determines the properties that are omitted.</param>
    /// <exception cref="NotSupportedException">The object is the base of several records, each of which writes itself.</exception>
    void Write(Utf8JsonWriter writer, JsonMode mode) => throw new NotSupportedException();
}
