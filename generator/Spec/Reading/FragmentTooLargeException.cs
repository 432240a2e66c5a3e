namespace AtlasGen.Generator.Spec.Reading;

/// <summary>A fragment is larger than Readers could take; thrown and caught within this folder.</summary>
/// <param name="reason">What is too large.</param>
internal sealed class FragmentTooLargeException(string reason) : Exception(reason);
