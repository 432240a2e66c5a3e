namespace AtlasGen;

/// <summary>Contains the result of a call, and the status and the headers of its response.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <seealso cref="AtlasResponse.CaptureAsync{T}"/>
public sealed class AtlasResponse<T>
{
    /// <summary>Initializes a new instance of the <see cref="AtlasResponse{T}"/> class.</summary>
    /// <param name="value">The result of the call.</param>
    /// <param name="info">The status and the headers of the response.</param>
    public AtlasResponse(T value, AtlasResponseInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Value = value;
        Info = info;
    }

    /// <summary>Gets the result of the call.</summary>
    public T Value { get; }

    /// <summary>Gets the status and the headers of the response.</summary>
    public AtlasResponseInfo Info { get; }

    /// <summary>Returns the result and the response: <c>var (invitation, info) = …</c>.</summary>
    /// <param name="value">The result of the call.</param>
    /// <param name="info">The status and the headers of the response.</param>
    public void Deconstruct(out T value, out AtlasResponseInfo info) =>
        (value, info) = (Value, Info);
}
