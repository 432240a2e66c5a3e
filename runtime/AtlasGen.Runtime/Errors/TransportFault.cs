using System.Net.Sockets;
using System.Security.Authentication;

namespace AtlasGen.Runtime;

/// <summary>Describes an exception that the transport, or a handler of the application, threw.</summary>
internal static class TransportFault
{
    /// <summary>Returns the message of an exception of .NET's own transport, and only the type name of any other exception.</summary>
    /// <remarks>The message of a handler's exception may contain a secret. It remains available in the inner exception.</remarks>
    public static string Describe(Exception exception) =>
        exception switch
        {
            // Its message is only "see inner exception".
            HttpRequestException { InnerException: AuthenticationException inner } =>
                $"{SafeText.Sentence(SafeText.Mask(exception.Message))} {SafeText.Mask(inner.Message)}",
            HttpRequestException or IOException or SocketException or AuthenticationException =>
                SafeText.Mask(exception.Message),
            _ => $"The transport threw {exception.GetType().Name}",
        };
}
