namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>The quick indexers met text that they cannot read with certainty; thrown and caught within this folder.</summary>
/// <param name="position">The offset of the place.</param>
/// <param name="reason">What stands there, in words that go on from "because".</param>
internal sealed class UncertainTextException(int position, string reason) : Exception(reason)
{
    public int Position => position;
}
