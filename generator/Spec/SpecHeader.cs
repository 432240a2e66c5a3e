using SharpYaml;
using SharpYaml.Events;

namespace AtlasGen.Generator.Spec;

/// <summary>What the top of a document says of its kind, read without reading the rest.</summary>
/// <param name="Keyword"><c>openapi</c>, <c>swagger</c>, or empty when neither stands there.</param>
/// <param name="Version">The value of that member.</param>
internal sealed record SpecHeader(string Keyword, string Version)
{
    /// <exception cref="YamlException">The text is not YAML up to the member that was looked for.</exception>
    public static SpecHeader Read(string text, CancellationToken cancellationToken)
    {
        var parser = Parser.CreateParser(new StringReader(text));
        var depth = 0;
        var isKey = true;
        var key = "";
        while (parser.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (parser.Current)
            {
                case MappingStart when depth == 0:
                    depth = 1;
                    break;
                case SequenceStart or Scalar when depth == 0:
                    return new("", "");
                case MappingStart or SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    isKey |= depth == 1;
                    break;
                case Scalar scalar when depth == 1 && isKey:
                    key = scalar.Value;
                    isKey = false;
                    break;
                case Scalar scalar when depth == 1:
                    if (key is "openapi" or "swagger")
                    {
                        return new(key, scalar.Value);
                    }

                    isKey = true;
                    break;
                case AnchorAlias when depth == 1:
                    isKey = !isKey;
                    break;
            }
        }

        return new("", "");
    }
}
