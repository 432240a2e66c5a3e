using System.Globalization;
using System.Security;

namespace AtlasGen.Generator.Tests;

/// <summary>Tests that the benchmark picture matches the figures in the same folder.</summary>
public class FiguresTests
{
    [Fact]
    public void The_chart_shows_every_figure_that_has_a_bar()
    {
        var folder = Path.Combine(Repository.Folder, "docs", "benchmarks");
        var chart = File.ReadAllText(Path.Combine(folder, "figures.svg"));
        var figures = File.ReadLines(Path.Combine(folder, "figures.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(figure => figure[3].Length > 0)
            .ToList();
        Assert.NotEmpty(figures);
        Assert.All(
            figures,
            figure =>
                Assert.Contains(
                    $">{SecurityElement.Escape(figure[0])}: {Number(figure[1], figure[2])} of {Number(figure[3], figure[2])}",
                    chart,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(figures.Count, chart.Split("<rect ").Length - 1);
    }

    private static string Number(string value, string unit) =>
        double.Parse(value, CultureInfo.InvariantCulture)
            .ToString(unit.Length == 0 ? "0.00#" : "0", CultureInfo.InvariantCulture);
}
