using System.Globalization;

namespace AtlasGen.Benchmarks;

/// <summary>A figure and its bar, which is the maximum allowed value.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Unit">The unit: <c>ms</c>, or empty for a ratio.</param>
/// <param name="Bar">The bar, if it has one.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Bar)
{
    /// <summary>Gets the figure in readable form.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(Value)}{(Bar is { } bar ? $" of {Number(bar)}" : "")}{(Unit.Length == 0 ? "" : " " + Unit)}"
        );

    /// <summary>The header line of a file of figures.</summary>
    public const string Header = "figure,value,unit,bar";

    /// <summary>Returns the line of a file for the figure.</summary>
    public string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name},{Value:0.###},{Unit},{Bar}");

    /// <summary>Parses a line of a file.</summary>
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

/// <summary>The figures of a run, which are printed immediately and written to a file at the end.</summary>
internal sealed class Figures
{
    private readonly List<Figure> _all = [];

    /// <summary>
    /// Adds the ratio of two measurements. It is the median of the ratios within each round, because other load on the
    /// machine affects both.
    /// </summary>
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

    /// <summary>Writes the figures to a comma-separated file.</summary>
    public void Write(string path) =>
        File.WriteAllLines(path, _all.Select(figure => figure.ToLine()).Prepend(Figure.Header));
}
