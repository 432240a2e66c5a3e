using System.Diagnostics;

namespace AtlasGen.Benchmarks;

/// <summary>The times of one measurement over several rounds.</summary>
internal sealed class Measure(string name)
{
    private readonly List<double> _milliseconds = [];

    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    public T Time<T>(Func<T> action)
    {
        var clock = Stopwatch.StartNew();
        var result = action();
        _milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        return result;
    }

    public override string ToString() =>
        $"{name}: median {Median:f0} ms, {_milliseconds.Min():f0} to {_milliseconds.Max():f0}";

    /// <summary>Returns the median of the ratios to another measurement, round by round.</summary>
    public double RatioTo(Measure other) =>
        _milliseconds
            .Zip(other._milliseconds, (left, right) => left / right)
            .Order()
            .ElementAt(_milliseconds.Count / 2);
}
