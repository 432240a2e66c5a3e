using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Specifies the purpose for which an object is written as JSON, which determines the properties that are omitted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonMode
{
    private readonly bool _isSent;

    private JsonMode(bool isSent, IOmittedProperties? omitted, bool hasChanges = false) =>
        (_isSent, Omitted, HasChanges) = (isSent, omitted, hasChanges);

    /// <summary>Gets the mode for the user's own serializer. Every property is written.</summary>
    public static JsonMode Full => default;

    /// <summary>Gets the mode for JSON that is sent unchanged: a parameter, a part of a body, or an object nested in a body.</summary>
    internal static JsonMode Part => new(isSent: true, omitted: null);

    /// <summary>Returns the mode for the root of a request body.</summary>
    /// <remarks>
    /// Atlas rejects read-only properties at the root. Below the root, it ignores them, and requires some of them: a shard
    /// without an <c>id</c> is deleted. Therefore, only the root omits properties that came from a response.
    /// </remarks>
    /// <param name="omitted">The receiver of the names of the omitted properties.</param>
    /// <param name="isPatch">Whether the request is a PATCH, so that properties can be omitted because they are unchanged.</param>
    internal static JsonMode Root(IOmittedProperties omitted, bool isPatch) =>
        new(isSent: true, omitted, isPatch);

    /// <summary>Gets a value that indicates whether every property is written, including one that was read as a null that the document does not allow.</summary>
    /// <remarks>Null items of lists and null values of maps do not depend on the mode: those that the document allows are always written.</remarks>
    internal bool IsFull => !_isSent;

    /// <summary>Gets the mode for values nested in the object.</summary>
    internal JsonMode Nested => IsFull ? Full : Part;

    /// <summary>Gets the mode for the items of a list. Those of a body are sent as a whole, because a list replaces the one at the server.</summary>
    internal JsonMode Item => new(_isSent, Omitted);

    /// <summary>Gets the receiver of the names of omitted properties. It is <see langword="null"/> except at the root of a request body.</summary>
    internal IOmittedProperties? Omitted { get; }

    /// <summary>Gets a value that indicates whether an object that knows its previous state omits the unchanged properties.</summary>
    /// <remarks>Other methods than PATCH replace the whole object.</remarks>
    internal bool HasChanges { get; }
}

/// <summary>Receives the names of the read-only properties that a request omits.</summary>
internal interface IOmittedProperties
{
    /// <summary>Adds the name of an omitted property.</summary>
    /// <param name="name">The name of the property in JSON.</param>
    void Add(string name);
}
