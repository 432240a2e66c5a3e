using System.Globalization;

namespace AtlasGen.Benchmarks;

/// <summary>A figure and its bar, which is the most that it may be.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What it was.</param>
/// <param name="Unit"><c>ms</c>, or nothing for a ratio.</param>
/// <param name="Bar">The bar, if it has one.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Bar)
{
    /// <summary>The figure as people read it.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(Value)}{(Bar is { } bar ? $" of {Number(bar)}" : "")}{(Unit.Length == 0 ? "" : " " + Unit)}"
        );

    /// <summary>The first line of a file of figures.</summary>
    public const string Header = "figure,value,unit,bar";

    /// <summary>The line of a file that holds the figure.</summary>
    public string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name},{Value:0.###},{Unit},{Bar}");

    /// <summary>Reads a line of a file.</summary>
    public static Figure Parse(string line)
    {
        var values = line.Split(',');
        return new(
            values[0],
            double.Parse(values[1], CultureInfo.InvariantCulture),
            values[2],
            values[3].Length == 0 ? null : double.Parse(values[3], CultureInfo.InvariantCulture)
        );
    }

    private string Number(double value) =>
        value.ToString(Unit.Length == 0 ? "0.00#" : "0", CultureInfo.InvariantCulture);
}

/// <summary>What a run has measured: printed at once, and written to a file at its end.</summary>
internal sealed class Figures
{
    private readonly List<Figure> _all = [];

    /// <summary>Adds the ratio of two measures: the median of those within one round, since what else the machine does disturbs both.</summary>
    public void AddRatio(string name, Measure measured, Measure other, double? bar)
    {
        Add(new(name, measured.RatioTo(other), "", bar));
        Console.WriteLine($"    {measured}");
        Console.WriteLine($"    {other}");
    }

    /// <summary>Adds a figure.</summary>
    public void Add(Figure figure)
    {
        _all.Add(figure);
        Console.WriteLine($"{figure.Name}: {figure.Text}");
    }

    /// <summary>Writes them to a file of values separated by commas.</summary>
    public void Write(string path) =>
        File.WriteAllLines(path, _all.Select(figure => figure.ToLine()).Prepend(Figure.Header));
}
