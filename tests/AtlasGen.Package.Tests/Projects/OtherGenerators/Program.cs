using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Acme.Tool;
using Acme.Tool.Atlas;
using AtlasGen;
using Microsoft.Extensions.Logging;

using var atlas = AtlasClient.Create(
    new AtlasClientOptions
    {
        BaseAddress = new Uri(args[0]),
        Credentials = AtlasCredentials.ApiKey(args[2], args[3]),
    }
);
var invitation = await atlas.Projects.CreateProjectInvitationAsync(
    args[1],
    new GroupInvitationRequest { Username = "ada@example.com" }
);
using var factory = LoggerFactory.Create(logging => logging.AddProvider(new ConsoleLog()));
Log.Invited(factory.CreateLogger("Acme"), Patterns.Host().Match(invitation.Username!).Value);
Console.WriteLine(JsonSerializer.Serialize(new Note("done"), Json.Default.Note));

namespace Acme.Tool
{
    internal sealed record Note(string Text);

    [JsonSerializable(typeof(Note))]
    internal sealed partial class Json : JsonSerializerContext;

    internal static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Invited somebody of {Host}")]
        public static partial void Invited(ILogger logger, string host);
    }

    internal static partial class Patterns
    {
        [GeneratedRegex("(?<=@).+$")]
        public static partial Regex Host();
    }

    internal sealed class ConsoleLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Console.WriteLine(formatter(state, exception));

        public void Dispose() { }
    }
}
