namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>
/// Thrown when the quick indexers find text that they cannot read with certainty. It is caught within this folder.
/// </summary>
/// <param name="position">The offset of the text.</param>
/// <param name="reason">A description of the text that completes a sentence after "because".</param>
internal sealed class UncertainTextException(int position, string reason) : Exception(reason)
{
    public int Position => position;
}
