using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Where in which JSON an object is written, which decides the properties that are left out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonMode
{
    private readonly bool _isSent;

    private JsonMode(bool isSent, IOmittedProperties? omitted) =>
        (_isSent, Omitted) = (isSent, omitted);

    /// <summary>Gets the mode of a user's own serializer: every property is written.</summary>
    public static JsonMode Full => default;

    /// <summary>Gets the mode of JSON that is sent as it is: a parameter, a part of a body, or anything nested in a body.</summary>
    internal static JsonMode Part => new(isSent: true, omitted: null);

    /// <summary>Returns the mode of the root of a request body.</summary>
    /// <remarks>
    /// Atlas rejects read-only properties there, ignores them below, and requires some of them below: a shard whose
    /// <c>id</c> is missing is deleted. So only the root leaves out what came from a response.
    /// </remarks>
    /// <param name="omitted">Receives the names of the properties that are left out.</param>
    internal static JsonMode Root(IOmittedProperties omitted) => new(isSent: true, omitted);

    /// <summary>Gets a value that indicates whether every property is written, including a null that only the server may send.</summary>
    internal bool IsFull => !_isSent;

    /// <summary>Gets the mode of what is nested in an object.</summary>
    internal JsonMode Nested => IsFull ? Full : Part;

    /// <summary>Gets what receives the names of omitted properties; <see langword="null"/> except at the root of a request body.</summary>
    internal IOmittedProperties? Omitted { get; }
}

/// <summary>Receives the names of the read-only properties that a request leaves out.</summary>
internal interface IOmittedProperties
{
    /// <summary>Notes a property.</summary>
    /// <param name="name">Its name in JSON.</param>
    void Add(string name);
}
