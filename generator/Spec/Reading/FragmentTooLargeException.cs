namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Thrown when a fragment is too large for Readers. It is caught within this folder.</summary>
/// <param name="reason">What is too large.</param>
internal sealed class FragmentTooLargeException(string reason) : Exception(reason);
