using AtlasGen.Benchmarks;

// dotnet run -c Release --project tests/AtlasGen.Benchmarks -- <document> <operationId> [rounds]
// Prints ratios of medians; absolute times are of this machine alone.
if (args is not [var document, var operationId, .. var rest])
{
    Console.Error.WriteLine(
        "Name a document, one of its operationIds, and, if you like, the number of rounds."
    );
    return 1;
}

var rounds = rest is [var count]
    ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
    : 12;
document = Path.GetFullPath(document);
Console.WriteLine($"{Path.GetFileName(document)}, {operationId}, {rounds} rounds");
GenerationBenchmark.Run(document, operationId, rounds);
PeerBenchmark.Run(document);
BuildBenchmark.Run(document, operationId, rounds);
return 0;
