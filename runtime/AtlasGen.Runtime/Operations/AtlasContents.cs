using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Provides the contents of requests and responses. Generated code uses it to describe operations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtlasContents
{
    /// <summary>Gets the content of a request or response without a body.</summary>
    public static AtlasContent<AtlasNoContent> None { get; } = new EmptyContent();

    /// <summary>Gets a body that is text: plain text, or a JSON string.</summary>
    public static AtlasContent<string> Text { get; } = new TextContent();

    /// <summary>Gets a body that is text or empty.</summary>
    public static AtlasContent<string?> OptionalText { get; } = new OptionalTextContent();

    /// <summary>Gets a request body of bytes.</summary>
    public static AtlasContent<Stream> Bytes { get; } = new BytesContent();

    /// <summary>Gets a request body of several parts.</summary>
    public static AtlasContent<AtlasMultipart> Multipart { get; } = new MultipartContents();

    /// <summary>Gets a response body that is a file.</summary>
    public static AtlasContent<AtlasFile> File { get; } = new FileContent();

    /// <summary>Returns a body that is a generated record, as JSON.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <returns>The content.</returns>
    public static AtlasContent<T> Json<T>()
        where T : class, IJsonCodec<T> => new JsonContent<T, T>();

    /// <summary>Returns a body that is any other JSON value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads and writes the value.</typeparam>
    /// <returns>The content.</returns>
    public static AtlasContent<T> Json<T, TCodec>()
        where TCodec : IJsonCodec<T> => new JsonContent<T, TCodec>();

    /// <summary>Returns a body that is JSON or empty.</summary>
    /// <inheritdoc cref="Json{T, TCodec}"/>
    public static AtlasContent<T?> Optional<T, TCodec>()
        where T : class
        where TCodec : IJsonCodec<T> => new OptionalContent<T, TCodec>();

    /// <summary>Returns a body that is a JSON value of a value type, or empty.</summary>
    /// <inheritdoc cref="Json{T, TCodec}"/>
    public static AtlasContent<T?> OptionalValue<T, TCodec>()
        where T : struct
        where TCodec : IJsonCodec<T> => new OptionalValueContent<T, TCodec>();

    /// <summary>Returns a request body that is an HTML form (<c>application/x-www-form-urlencoded</c>).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">The codec that reads and writes the value.</typeparam>
    /// <param name="members">The members that are written differently (OpenAPI 3.0.3, Encoding Object).</param>
    /// <returns>The content.</returns>
    public static AtlasContent<T> Form<T, TCodec>(params AtlasFormMember[] members)
        where TCodec : IJsonCodec<T> => new FormContent<T, TCodec>(members);

    /// <summary>Returns a response body that is a stream of items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that reads and writes an item.</typeparam>
    /// <param name="format">How the items are written.</param>
    /// <returns>The content.</returns>
    public static AtlasContent<IAsyncEnumerable<T>> Stream<T, TCodec>(AtlasStreamFormat format)
        where TCodec : IJsonCodec<T> => new StreamContents<T, TCodec>(format);
}
