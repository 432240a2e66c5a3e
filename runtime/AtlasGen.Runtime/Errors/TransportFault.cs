using System.Net.Sockets;
using System.Security.Authentication;

namespace AtlasGen.Runtime;

/// <summary>Describes an exception that the transport, or a handler of the application, threw.</summary>
internal static class TransportFault
{
    /// <summary>Returns the message of an exception of .NET's own transport, and only the type name of any other exception.</summary>
    /// <remarks>The message of a handler's exception may contain a secret. It remains available in the inner exception.</remarks>
    public static string Describe(Exception exception) =>
        exception
            is HttpRequestException
                or IOException
                or SocketException
                or AuthenticationException
            ? SafeText.Mask(exception.Message)
            : $"The transport threw {exception.GetType().Name}";
}
