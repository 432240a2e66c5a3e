using System.Diagnostics;

namespace AtlasGen.Benchmarks;

/// <summary>Times of one thing over several rounds.</summary>
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

    /// <summary>Prints two measures, and the median of their ratios within one round: what else the machine does disturbs both.</summary>
    public static void Print(string what, Measure measured, Measure other, double? bar)
    {
        var ratios = new Measure("");
        ratios._milliseconds.AddRange(
            measured._milliseconds.Zip(other._milliseconds, (left, right) => left / right)
        );
        Console.WriteLine($"{what}: {ratios.Median:f3}" + (bar is null ? "" : $" (bar {bar:f2})"));
        Console.WriteLine($"    {measured}");
        Console.WriteLine($"    {other}");
    }
}
