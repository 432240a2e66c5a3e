namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A source of random numbers that always returns the same one.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
