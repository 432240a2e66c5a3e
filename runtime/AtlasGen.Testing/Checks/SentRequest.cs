using System.Collections.Specialized;
using AtlasGen.Runtime;

namespace AtlasGen.Testing;

/// <summary>A request to check.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Path">The arguments in the path by name.</param>
/// <param name="Query">The arguments in the query by name.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Content">The bytes of the body, which are empty if there is none.</param>
/// <param name="MediaType">The media type of the body, or <see langword="null"/> if there is none.</param>
internal sealed record SentRequest(
    AtlasOperation Operation,
    IReadOnlyDictionary<string, string> Path,
    NameValueCollection Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Content,
    string? MediaType
);
