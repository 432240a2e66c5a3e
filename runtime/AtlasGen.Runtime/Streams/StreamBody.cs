using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Represents the body of a response that is a stream of items, which are read as they arrive.</summary>
/// <param name="file">The body.</param>
/// <param name="limit">The maximum number of bytes in an item.</param>
/// <param name="call">The call that the body belongs to.</param>
/// <param name="status">The status of the response.</param>
internal sealed class StreamBody(AtlasFile file, int limit, CallInfo call, HttpStatusCode status)
    : IAsyncDisposable
{
    private const string EventStream = "text/event-stream";

    /// <summary>Sends a request, and enumerates the items of its response.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that reads an item.</typeparam>
    /// <param name="open">The function that sends the request. It is called when the enumeration starts.</param>
    /// <param name="format">How the items are written.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async IAsyncEnumerable<T> EnumerateAsync<T, TCodec>(
        Func<CancellationToken, ValueTask<StreamBody>> open,
        AtlasStreamFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TCodec : IJsonCodec<T>
    {
        var body = await open(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        using var lines = body.Lines(format);
        using var items = body.Items(lines, format);
        while (await body.ReadAsync(items, cancellationToken).ConfigureAwait(false))
        {
            yield return body.Item<T, TCodec>(items);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private LineReader Lines(AtlasStreamFormat format)
    {
        var isOfLines = format is AtlasStreamFormat.JsonLines or AtlasStreamFormat.TextLines;
        // In any other text, there would be no events, and any line can be text, so the error would be hidden.
        var isExpected = format switch
        {
            AtlasStreamFormat.JsonLines => true,
            AtlasStreamFormat.TextLines => !IsPage,
            _ => IsEventStream,
        };
        return isExpected
            ? new(file.Stream, limit, endsAtReturns: !isOfLines)
            : throw Fail(
                $"the response is {SafeText.Mask(file.ContentType!)}, not {(isOfLines ? "JSON Lines" : EventStream)}."
            );
    }

    /// <summary>Gets a value that indicates whether the body is HTML, such as a sign-in page.</summary>
    private bool IsPage =>
        file.ContentType is { } type
        && (
            type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase)
        );

    private bool IsEventStream =>
        status is HttpStatusCode.NoContent
        || file.ContentType is not { } type
        || type.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase);

    private IItemReader Items(LineReader lines, AtlasStreamFormat format) =>
        format switch
        {
            AtlasStreamFormat.JsonLines => new LineItems(lines, isText: false),
            AtlasStreamFormat.TextLines => new LineItems(lines, isText: true),
            _ => new EventItems(
                lines,
                isText: format is AtlasStreamFormat.EventText or AtlasStreamFormat.TextEvents,
                hasFields: format is AtlasStreamFormat.Events or AtlasStreamFormat.TextEvents,
                limit
            ),
        };

    private async ValueTask<bool> ReadAsync(IItemReader items, CancellationToken cancellationToken)
    {
        try
        {
            return await items.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw Fail(exception.Message, exception);
        }
    }

    private T Item<T, TCodec>(IItemReader items)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return JsonBody.Read<T, TCodec>(items.Json.Span);
        }
        // The JSON reader throws an InvalidOperationException for text that is not valid Unicode.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var mediaType = IsEventStream ? null : file.ContentType;
            var reason = JsonFault.Describe(items.Json.Span, exception, mediaType);
            throw Fail($"{items.Place} does not match the document. {reason}", exception);
        }
    }

    private AtlasException Fail(string reason, Exception? exception = null) =>
        new AtlasResponseFormatException($"{call}: {reason}", exception).Of(call, status);
}
