namespace AtlasGen.Runtime;

/// <summary>Authenticates with a header whose value is always the same, such as an API key or the Basic scheme.</summary>
/// <param name="name">The name of the header.</param>
/// <param name="value">The value, which is a secret.</param>
/// <param name="kind">What the header contains, for <c>ToString</c>.</param>
internal sealed class HeaderCredentials(string name, string value, string kind) : AtlasCredentials
{
    internal override ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        var message = attempt.CreateMessage();
        // The options of the call may set the same header.
        message.Headers.Remove(name);
        message.Headers.TryAddWithoutValidation(name, value);
        return new(attempt.SendMessageAsync(message, cancellationToken));
    }

    /// <inheritdoc/>
    public override string ToString() => kind;
}
