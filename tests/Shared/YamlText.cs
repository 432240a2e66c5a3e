using System.Text.Json;
using System.Text.Json.Nodes;
using SharpYaml;
using SharpYaml.Model;

namespace AtlasGen.Tests;

/// <summary>Converts YAML to JSON, without the generator.</summary>
internal static class YamlText
{
    /// <summary>Reads one document with the core schema of YAML 1.2. Numbers keep their text.</summary>
    public static JsonNode? Parse(string text) =>
        Convert(YamlStream.Load(new StringReader(text))[0].Contents);

    private static JsonNode? Convert(YamlElement? element) =>
        element switch
        {
            YamlMapping mapping => new JsonObject(
                mapping.Select(pair =>
                    KeyValuePair.Create(((YamlValue)pair.Key).Value, Convert(pair.Value))
                )
            ),
            YamlSequence sequence => new JsonArray([.. sequence.Select(Convert)]),
            YamlValue { Style: ScalarStyle.Plain } value => Plain(value.Value),
            YamlValue value => value.Value,
            _ => null,
        };

    private static JsonNode? Plain(string value) =>
        value switch
        {
            "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            _ => IsNumber(value) ? JsonNode.Parse(value) : value,
        };

    private static bool IsNumber(string value)
    {
        if (!(char.IsAsciiDigit(value[0]) || value[0] == '-'))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
