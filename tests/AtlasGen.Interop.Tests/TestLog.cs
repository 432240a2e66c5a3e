using Microsoft.Extensions.Logging;

namespace AtlasGen.Interop.Tests;

/// <summary>Passes on every logged line, with its category and exception.</summary>
internal sealed class TestLog(Action<string> onLine) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, onLine);

    public void Dispose() { }

    private sealed class Category(string name, Action<string> onLine) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => onLine($"{name}: {formatter(state, exception)} {exception}");
    }
}
