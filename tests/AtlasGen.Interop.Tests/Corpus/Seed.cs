namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Provides random numbers that are the same in every run.</summary>
internal static class Seed
{
    /// <summary>
    /// Returns a generator that is seeded by a name. The seed is an FNV-1a hash, because string hash codes differ
    /// between runs.
    /// </summary>
    public static Random Of(string name) =>
        new((int)name.Aggregate(2166136261, (hash, c) => (hash ^ c) * 16777619));
}
