using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>A generated object that writes itself, whatever type it is known as.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJsonWritable
{
    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="mode">Where the object is written.</param>
    void Write(Utf8JsonWriter writer, JsonMode mode);
}
