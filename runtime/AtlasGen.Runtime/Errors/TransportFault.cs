using System.Net.Sockets;
using System.Security.Authentication;

namespace AtlasGen.Runtime;

/// <summary>Describes what a transport threw, or a handler of the application in front of it.</summary>
internal static class TransportFault
{
    /// <summary>Returns the words of .NET's own exceptions, and of any other exception only the type.</summary>
    /// <remarks>The message of a handler may hold a secret; it is in the inner exception.</remarks>
    public static string Describe(Exception exception) =>
        exception
            is HttpRequestException
                or IOException
                or SocketException
                or AuthenticationException
            ? SafeText.Mask(exception.Message)
            : $"The transport threw {exception.GetType().Name}";
}
