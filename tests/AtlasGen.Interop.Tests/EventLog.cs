using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtlasGen.Interop.Tests;

/// <summary>Keeps the level, the number, the text, and the exception of each event in the category of the clients.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(
        LogLevel Level,
        int Id,
        string Text,
        Exception? Exception
    )> _events = new();

    public IEnumerable<(LogLevel Level, int Id, string Text)> Events =>
        _events.Select(logged => (logged.Level, logged.Id, logged.Text));

    public IEnumerable<Exception?> Exceptions => _events.Select(logged => logged.Exception);

    public void AddTo(IServiceCollection services) =>
        services.AddLogging(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace));

    public ILogger CreateLogger(string categoryName) =>
        categoryName == "AtlasGen"
            ? this
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _events.Enqueue((logLevel, eventId.Id, formatter(state, exception), exception));

    public void Dispose() { }
}
