namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>A source of chance that is the same in every run.</summary>
internal static class Seed
{
    /// <summary>Of a name; the hash code of a string would differ from run to run (FNV-1a instead).</summary>
    public static Random Of(string name) =>
        new((int)name.Aggregate(2166136261, (hash, c) => (hash ^ c) * 16777619));
}
