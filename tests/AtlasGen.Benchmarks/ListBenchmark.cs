using System.Text.Json;
using Acme.Clusters;
using AtlasGen.Runtime;

namespace AtlasGen.Benchmarks;

/// <summary>Measures reading a long list of large objects: generated code, and System.Text.Json with source generation.</summary>
internal static class ListBenchmark
{
    private const int Clusters = 500;
    private const int Reads = 10;

    public static void Run(Figures figures, int rounds)
    {
        var json = ClusterList.Create(Clusters);
        Compare(json);
        var generated = new Measure($"{Reads} lists of {Clusters} clusters, generated");
        var byHand = new Measure($"{Reads} lists of {Clusters} clusters, System.Text.Json");
        // The first rounds are for warming up.
        for (var round = -6; round < rounds; round++)
        {
            Run(generated, () => Read<ClusterPage, ClusterPage>(json), round);
            Run(byHand, () => ReadByHand(json), round);
        }

        figures.AddRatio("reading 500 clusters / System.Text.Json", generated, byHand, 0.9);
    }

    private static void Run(Measure measure, Func<object?> read, int round)
    {
        int ReadAll()
        {
            for (var i = 0; i < Reads; i++)
            {
                read();
            }

            return Reads;
        }

        // The garbage of the other kind of code is not part of the measurement.
        GC.Collect();
        if (round < 0)
        {
            ReadAll();
        }
        else
        {
            measure.Time(ReadAll);
        }
    }

    /// <summary>Reads a body as a call does.</summary>
    private static T Read<T, TCodec>(ReadOnlySpan<byte> json)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return TCodec.Read(ref reader);
    }

    private static HandClusterPage? ReadByHand(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, HandClusterJson.Default.HandClusterPage);

    /// <summary>Throws if the two do not read the same values.</summary>
    private static void Compare(byte[] json)
    {
        var page = Read<ClusterPage, ClusterPage>(json);
        var written = JsonSerializer.SerializeToUtf8Bytes(
            ReadByHand(json)!,
            HandClusterJson.Default.HandClusterPage
        );
        if (
            !page.Equals(Read<ClusterPage, ClusterPage>(written))
            || page.Results?.Count != Clusters
            || page.Results.Any(cluster => cluster.AdditionalProperties.Count > 0)
        )
        {
            throw new InvalidOperationException("The two do not read the same values.");
        }
    }
}
