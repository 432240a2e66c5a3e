using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>Decides which operations return either JSON or a stream of items, and therefore have two methods.</summary>
/// <remarks>The decision covers all versions of an operation, like the one about pages.</remarks>
internal sealed class StreamedResponses(SpecIndex index)
{
    /// <summary>Returns whether a success response of an operation is offered as JSON and as a stream.</summary>
    public bool Contain(SpecOperation operation)
    {
        var responses = operation.Node.Child("responses")?.Children.ToList() ?? [];
        var successes = StatusCodes.Successes(responses.Select(response => response.Key));
        return responses.Any(response =>
            successes.Contains(response.Key)
            && index.Resolve(response)?.Child("content")?.Children.ToList() is { } content
            && content.Exists(IsStream)
            && content.Exists(one => MediaTypes.IsJson(one.Key) || MediaTypes.IsRange(one.Key))
        );
    }

    private static bool IsStream(SpecNode content) =>
        MediaTypes.IsStream(content.Key) && content.Child("schema") is not null;
}
