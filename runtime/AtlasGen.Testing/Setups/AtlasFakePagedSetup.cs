using System.Globalization;
using System.Net;

namespace AtlasGen.Testing;

/// <summary>Represents how an <see cref="AtlasFake"/> responds to an operation whose response is a list.</summary>
/// <typeparam name="TBody">The type of the request body, or <see cref="AtlasNoContent"/> if the operation has none.</typeparam>
/// <typeparam name="TResponse">The type of the response, which contains one page.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
public sealed class AtlasFakePagedSetup<TBody, TResponse, TItem> : AtlasFakeSetup<TBody, TResponse>
{
    private readonly AtlasPagedOperation<TBody, TResponse, TItem> _operation;

    internal AtlasFakePagedSetup(AtlasPagedOperation<TBody, TResponse, TItem> operation)
        : base(operation) => _operation = operation;

    /// <summary>Returns one page. If the response is the list itself, it is divided into pages.</summary>
    /// <param name="value">The page.</param>
    /// <returns>The setup.</returns>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Return(TResponse value)
    {
        if (_operation.ItemsName is null && value is IEnumerable<TItem> items)
        {
            return Return(items);
        }

        base.Return(value);
        return this;
    }

    /// <summary>Returns the items of all pages. Each request gets the page that it asks for.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The setup.</returns>
    public AtlasFakePagedSetup<TBody, TResponse, TItem> Return(IEnumerable<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        TItem[] all = [.. items];
        Add((request, _) => new(FakeResponse.Success(request, Page(request, all))));
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> ReturnExample()
    {
        base.ReturnExample();
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Respond(
        Func<AtlasFakeRequest<TBody>, TResponse> respond
    )
    {
        base.Respond(respond);
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> RespondAsync(
        Func<AtlasFakeRequest<TBody>, CancellationToken, Task<TResponse>> respond
    )
    {
        base.RespondAsync(respond);
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Fail(
        HttpStatusCode status,
        string? errorCode = null,
        string? detail = null,
        TimeSpan? retryAfter = null
    )
    {
        base.Fail(status, errorCode, detail, retryAfter);
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Drop(bool isReceived = true)
    {
        base.Drop(isReceived);
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Delay(TimeSpan delay)
    {
        base.Delay(delay);
        return this;
    }

    /// <inheritdoc/>
    public override AtlasFakePagedSetup<TBody, TResponse, TItem> Where(
        Func<AtlasFakeRequest<TBody>, bool> condition
    )
    {
        base.Where(condition);
        return this;
    }

    private ReadOnlyMemoryContent Page(AtlasFakeRequest request, TItem[] items)
    {
        var number = Number(request, _operation.PageParameter) ?? _operation.FirstPage;
        var size = Number(request, _operation.SizeParameter) ?? _operation.DefaultSize;
        // If the size is unknown, there is one page.
        var length = size > 0 ? Math.Min(size, items.Length) : items.Length;
        var first = Math.Clamp(number - _operation.FirstPage, 0, items.Length) * length;
        var page = _operation.PageParameter is null
            ? items
            : items.Skip((int)Math.Min(first, items.Length)).Take((int)length);
        var content = FakeResponse.Json(json =>
        {
            if (_operation.ItemsName is { } name)
            {
                json.WriteStartObject();
                json.WritePropertyName(name);
            }

            json.WriteStartArray();
            foreach (var item in page)
            {
                using var one = _operation.Items.Write(item, _operation.Accept);
                FakeResponse.Write(json, one);
            }

            json.WriteEndArray();
            if (_operation.ItemsName is not null)
            {
                if (_operation.TotalName is { } total)
                {
                    json.WriteNumber(total, items.Length);
                }

                json.WriteEndObject();
            }
        });
        content.Headers.TryAddWithoutValidation(
            "Content-Type",
            _operation.Accept ?? "application/json"
        );
        return content;
    }

    private static long? Number(AtlasFakeRequest request, string? parameter) =>
        parameter is not null
        && long.TryParse(
            request.Query[parameter],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
