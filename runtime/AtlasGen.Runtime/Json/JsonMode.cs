using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Which members of a record are written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonMode
{
    /// <summary>All members: what a serializer of the user writes.</summary>
    Full,

    /// <summary>All but the members that the document marks <c>readOnly</c> (OpenAPI 3.0.3, Schema Object), at every depth; what tells a kind of a union is sent.</summary>
    Request,
}
