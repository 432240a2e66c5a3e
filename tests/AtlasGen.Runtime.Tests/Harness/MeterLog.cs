using System.Diagnostics.Metrics;
using System.Globalization;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>Records the measurements of one client, which is found by its name.</summary>
internal sealed class MeterLog : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];
    private readonly HashSet<string?> _versions = [];
    private readonly string _client = $"test {Guid.NewGuid():N}";

    public MeterLog()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AtlasGen")
            {
                _versions.Add(instrument.Meter.Version);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.Start();
    }

    /// <summary>Gets the measurements: the instrument with its unit, the value, and the tags except the name of the client.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Gets the versions of the meters.</summary>
    public IReadOnlyCollection<string?> Versions => _versions;

    /// <summary>Names a client, so that its measurements are recorded.</summary>
    public void Name(AtlasClientOptions options) => options.Name = _client;

    public void Dispose() => _listener.Dispose();

    private void Add<T>(
        Instrument instrument,
        T value,
        ReadOnlySpan<KeyValuePair<string, object?>> tags,
        object? state
    )
    {
        var all = tags.ToArray();
        if (!all.Any(tag => tag is { Key: "atlas.client", Value: string name } && name == _client))
        {
            return;
        }

        var shown = all.Where(tag => tag.Key != "atlas.client")
            .Select(tag => $" {tag.Key}={tag.Value}");
        lock (_lines)
        {
            _lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{instrument.Name} {value} {instrument.Unit}{string.Concat(shown)}"
                )
            );
        }
    }
}
