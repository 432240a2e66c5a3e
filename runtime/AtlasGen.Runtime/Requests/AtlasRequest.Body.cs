using System.Text;

namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    /// <summary>Sets the body to the JSON of a record. The JSON is written immediately, so that the body can be sent again.</summary>
    /// <typeparam name="T">The type of the generated record.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    /// <exception cref="AtlasException">The body cannot be written. The inner exception states why.</exception>
    public void SetBody<T>(T body)
        where T : class, IJsonCodec<T> => SetBody<T, T>(body);

    /// <summary>Sets the body to the JSON of a value of any other type.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the body.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    /// <exception cref="AtlasException">The body cannot be written. The inner exception states why.</exception>
    public void SetBody<T, TCodec>(T body)
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        // Does not use a lambda, which would be an allocation for every call.
        try
        {
            Body = new(RequestJson.Bytes<T, TCodec>(body, Root()));
        }
        catch (Exception exception)
        {
            throw NotWritten("the body", exception);
        }
    }

    /// <summary>Sets the body to the members of an object, as an HTML form sends them (<c>application/x-www-form-urlencoded</c>).</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">The codec that writes the body.</typeparam>
    /// <param name="body">The body. A nested object is written as JSON, and a list as one pair for each item.</param>
    /// <param name="members">The members that are written differently (OpenAPI 3.0.3, Encoding Object).</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    /// <exception cref="AtlasException">The body cannot be written. The inner exception states why.</exception>
    public void SetForm<T, TCodec>(T body, params AtlasFormMember[] members)
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        Write("the body", () => SetText(RequestForm.Text<T, TCodec>(body, Root(), members)));
    }

    /// <summary>Sets the body to text, which is sent as UTF-8.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    public void SetText(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Sets the body to a stream, which is read from its current position when it is sent.</summary>
    /// <param name="body">The body. The stream is not disposed. If it cannot seek, it can be sent only once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    public void SetStream(Stream body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(body);
    }

    /// <summary>Sets a multipart body, which provides its own media type.</summary>
    /// <param name="body">The body. Its streams are not disposed. If one of them cannot seek, the body can be sent only once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is <see langword="null"/>.</exception>
    public void SetMultipart(AtlasMultipart body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(body);
    }

    private JsonMode Root() => JsonMode.Root(this, isPatch: Operation.Method == HttpMethod.Patch);

    /// <summary>Writes a value of the caller. An exception fails the call.</summary>
    /// <exception cref="AtlasException">The value cannot be written.</exception>
    private void Write(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception)
        {
            throw NotWritten(what, exception);
        }
    }

    /// <summary>Creates the exception for a value that cannot be written. A list of the caller may throw any exception when it is enumerated.</summary>
    private AtlasException NotWritten(string what, Exception exception)
    {
        var call = Describe(attempts: 0);
        var reason = exception is InvalidOperationException or ArgumentException
            ? SafeText.Mask(exception.Message)
            : exception.GetType().Name;
        return new AtlasException(
            $"{call}: {what} cannot be written. {SafeText.Sentence(reason)}",
            exception
        ).Of(call, lastStatusCode: null);
    }
}
