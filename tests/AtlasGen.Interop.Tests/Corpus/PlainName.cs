namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Compares the names of a document with the C# names that were derived from them.</summary>
internal static class PlainName
{
    /// <summary>
    /// Returns a name without case and without the characters that distinguish <c>Use-Effective-Fields</c> from
    /// <c>useEffectiveFields</c>.
    /// </summary>
    public static string Of(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
