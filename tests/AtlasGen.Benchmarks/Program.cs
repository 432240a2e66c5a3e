using System.Globalization;
using AtlasGen.Benchmarks;

// dotnet run -c Release --project tests/AtlasGen.Benchmarks [-- <document> <operationId> [rounds]]
// Prints the figures of calls and lists. With a document, also measures builds, writes all figures to docs/benchmarks,
// and draws them. With "chart" alone, draws the existing figures.
var file = Path.Combine(Repository.Folder, "docs", "benchmarks", "figures.csv");
var figures = new Figures();
if (args is ["chart"])
{
    Chart.Write(file);
    return 0;
}

if (args is [])
{
    CallBenchmark.Run(figures, rounds: 12);
    ListBenchmark.Run(figures, rounds: 24);
    return 0;
}

if (args is not [var document, var operationId, .. var rest])
{
    Console.Error.WriteLine(
        "Name a document, one of its operationIds, and, if you like, the number of rounds."
    );
    return 1;
}

// The median of 12 warm builds varies by a few hundredths, for which the bar leaves room.
var rounds = rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 24;
document = Path.GetFullPath(document);
Console.WriteLine($"{Path.GetFileName(document)}, {operationId}, {rounds} rounds");
CallBenchmark.Run(figures, rounds);
ListBenchmark.Run(figures, rounds);
GenerationBenchmark.Run(figures, document, operationId, rounds);
PeerBenchmark.Run(document);
BuildBenchmark.Run(figures, document, operationId, rounds);
figures.Write(file);
Chart.Write(file);
return 0;
