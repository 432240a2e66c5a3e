using System.Text;

namespace AtlasGen.Runtime;

public sealed partial class AtlasRequest
{
    /// <summary>Sets the body, which is written at once, so that it can be sent again.</summary>
    /// <typeparam name="T">A generated record.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="AtlasException">The body cannot be written; the inner exception says why.</exception>
    public void SetBody<T>(T body)
        where T : class, IJsonCodec<T> => SetBody<T, T>(body);

    /// <summary>Sets a body of any other type.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="AtlasException">The body cannot be written; the inner exception says why.</exception>
    public void SetBody<T, TCodec>(T body)
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        // Without a lambda, which would be an allocation of every call.
        try
        {
            Body = new(RequestJson.Bytes<T, TCodec>(body, JsonMode.Root(this)));
        }
        catch (Exception exception)
        {
            throw NotWritten("the body", exception);
        }
    }

    /// <summary>Sets a body of members, as a form of HTML sends them (<c>application/x-www-form-urlencoded</c>).</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="body">The body; an object in it is written as JSON, and a list as a pair for each of its items.</param>
    /// <param name="members">The members that are written in another way (OpenAPI 3.0.3, Encoding Object).</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="AtlasException">The body cannot be written; the inner exception says why.</exception>
    public void SetForm<T, TCodec>(T body, params AtlasFormMember[] members)
        where TCodec : IJsonCodec<T>
    {
        if (body is null)
        {
            throw new ArgumentNullException(nameof(body));
        }

        Write(
            "the body",
            () => SetText(RequestForm.Text<T, TCodec>(body, JsonMode.Root(this), members))
        );
    }

    /// <summary>Sets a body of text, which is sent in UTF-8.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public void SetText(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Sets a body of bytes, which are read when they are sent, from where the stream stands now.</summary>
    /// <param name="body">The body; it is not disposed. One that cannot seek can be sent once only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public void SetStream(Stream body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(body);
    }

    /// <summary>Sets a body of parts, which says itself what it is.</summary>
    /// <param name="body">The body; its streams are not disposed. With one that cannot seek it can be sent once only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public void SetMultipart(AtlasMultipart body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = new(body);
    }

    /// <summary>Writes a value of the caller's; what fails there ends the call.</summary>
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

    /// <summary>Returns the exception of a value that cannot be written; a list of the caller may throw anything when it is read.</summary>
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
