using System.Globalization;
using System.Security;
using System.Text;

namespace AtlasGen.Benchmarks;

/// <summary>Draws figures in proportion to their bars, as SVG.</summary>
internal static class Chart
{
    private const int RowHeight = 44;
    private const int Top = 34;
    private const int Width = 720;

    // The position at which a figure that equals its bar ends.
    private const int BarAt = 560;

    /// <summary>Draws a file of figures and writes the picture to the same folder.</summary>
    public static void Write(string path) =>
        File.WriteAllText(
            Path.ChangeExtension(path, ".svg"),
            Draw(File.ReadLines(path).Skip(1).Select(Figure.Parse))
        );

    private static string Draw(IEnumerable<Figure> figures)
    {
        var rows = figures.Where(figure => figure.Bar is not null).ToList();
        var height = Top + rows.Count * RowHeight + 8;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{height}}" font-family="sans-serif" font-size="13">
            <title>What was measured, as part of what it may be</title>
            <style>
            text { fill: #24292f } .part { fill: #2da44e } .over { fill: #cf222e } .bar { stroke: #24292f }
            @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .bar { stroke: #e6edf3 } }
            </style>
            <text x="{{BarAt}}" y="18" text-anchor="middle">bar</text>
            <line class="bar" x1="{{BarAt}}" x2="{{BarAt}}" y1="24" y2="{{height}}"/>

            """
        );
        for (var i = 0; i < rows.Count; i++)
        {
            var figure = rows[i];
            var part = figure.Value / figure.Bar!.Value;
            var y = Top + i * RowHeight;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""
                <text x="0" y="{y + 12}">{SecurityElement.Escape(
                    figure.Name
                )}: {figure.Text}</text>
                <rect class="{(
                    part <= 1 ? "part" : "over"
                )}" x="0" y="{y + 18}" width="{Math.Min(part * BarAt, Width):0}" height="14"/>

                """
            );
        }

        return svg.Append("</svg>\n").ToString();
    }
}
