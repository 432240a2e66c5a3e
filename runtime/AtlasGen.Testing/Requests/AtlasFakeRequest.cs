using System.Collections.Specialized;
using System.Text;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>Represents a request that an <see cref="AtlasFake"/> received.</summary>
public class AtlasFakeRequest
{
    private const int ShownLength = 2000;

    internal AtlasFakeRequest(AtlasRequest request, HttpRequestMessage message, byte[] content)
        : this(
            request,
            message.RequestUri!,
            PathReader.Read(request.Operation.Path, request.Path),
            QueryOf(request.Query),
            HeadersOf(message),
            content
        ) { }

    private protected AtlasFakeRequest(AtlasFakeRequest request)
        : this(
            request.Request,
            request.Uri,
            request.Path,
            request.Query,
            request.Headers,
            request.Content
        ) { }

    private AtlasFakeRequest(
        AtlasRequest request,
        Uri uri,
        IReadOnlyDictionary<string, string> path,
        NameValueCollection query,
        IReadOnlyDictionary<string, string> headers,
        ReadOnlyMemory<byte> content
    ) =>
        (Request, Uri, Path, Query, Headers, Content) = (
            request,
            uri,
            path,
            query,
            headers,
            content
        );

    /// <summary>Gets the <c>operationId</c> of the operation.</summary>
    public string OperationId => Operation.OperationId;

    /// <summary>Gets the HTTP method.</summary>
    public HttpMethod Method => Operation.Method;

    /// <summary>Gets the URL.</summary>
    public Uri Uri { get; }

    /// <summary>Gets the arguments in the path by the name of the parameter, such as <c>Path["groupId"]</c>.</summary>
    public IReadOnlyDictionary<string, string> Path { get; }

    /// <summary>
    /// Gets the arguments in the query by the name of the parameter, such as <c>Query["pageNum"]</c>, which is
    /// <see langword="null"/> if the request does not have it. <see cref="NameValueCollection.GetValues(string)"/> returns each
    /// value of a parameter that occurs several times.
    /// </summary>
    public NameValueCollection Query { get; }

    /// <summary>Gets the headers. Names are compared without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the bytes of the body, which are empty if there is none.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Gets the rules of the document, or <see langword="null"/> if the fake did not create the client.</summary>
    internal RequestRules? Rules { get; init; }

    internal AtlasRequest Request { get; }

    internal AtlasOperation Operation => Request.Operation;

    /// <summary>Gets the media type of the body, or <see langword="null"/> if there is none.</summary>
    internal string? MediaType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>Throws an exception if the request does not match the document.</summary>
    /// <exception cref="AtlasFakeException">The request does not match.</exception>
    internal void Check() => Rules?.Check(new(Operation, Path, Query, Headers, Content, MediaType));

    /// <summary>Returns the method, the URL, and the body.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var line = $"{Method} {Uri}";
        if (Content.IsEmpty)
        {
            return line;
        }

        var body = Encoding.UTF8.GetString(Content.Span);
        return $"{line}\n{(body.Length > ShownLength ? body[..ShownLength] + "…" : body)}";
    }

    private static NameValueCollection QueryOf(string query)
    {
        var values = new NameValueCollection(StringComparer.Ordinal);
        foreach (var pair in query.Split(['?', '&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            values.Add(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[^1]));
        }

        return values;
    }

    private static Dictionary<string, string> HeadersOf(HttpRequestMessage message)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in message.Headers.NonValidated)
        {
            headers[header.Key] = header.Value.ToString();
        }

        foreach (var header in message.Content?.Headers.NonValidated ?? default)
        {
            headers[header.Key] = header.Value.ToString();
        }

        return headers;
    }
}

/// <summary>Represents a request that an <see cref="AtlasFake"/> received, with its typed body.</summary>
/// <typeparam name="TBody">The type of the body, or <see cref="AtlasNoContent"/> if the operation has none.</typeparam>
public sealed class AtlasFakeRequest<TBody> : AtlasFakeRequest
{
    private readonly AtlasContent<TBody> _content;

    internal AtlasFakeRequest(AtlasFakeRequest request, AtlasContent<TBody> content)
        : base(request) => _content = content;

    /// <summary>Gets the body. Each access reads it from <see cref="AtlasFakeRequest.Content"/>.</summary>
    /// <exception cref="FormatException">The body does not match the document.</exception>
#pragma warning disable CA1065 // It is a property, because tests read it as one; it only throws for a body that no client sends.
    public TBody Body => _content.Read(Content, MediaType);
#pragma warning restore CA1065
}
