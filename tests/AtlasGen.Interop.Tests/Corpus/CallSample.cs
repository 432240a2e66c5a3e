using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Everything that is needed to call an operation: its parameters and its body.</summary>
/// <param name="Arguments">The parameters by their names in the document.</param>
/// <param name="Body">The body as somebody has it who read it before.</param>
/// <param name="SentBody">The body without the read-only properties of its root.</param>
internal sealed record CallSample(
    IReadOnlyDictionary<string, JsonNode?> Arguments,
    JsonNode? Body,
    JsonNode? SentBody
)
{
    /// <summary>Makes the parameters and the body of a call.</summary>
    /// <param name="document">The document of the operation.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="version">The version of the client.</param>
    /// <param name="isComplete">With all that is not required.</param>
    /// <param name="random">Chance.</param>
    public static CallSample Of(
        ApiDocument document,
        ApiOperation operation,
        string version,
        bool isComplete,
        Random random
    )
    {
        var sampler = new SchemaSampler(document, random) { Density = isComplete ? 1 : 0 };
        var arguments = operation
            .Parameters.Where(parameter =>
                // Envelopes are another way to answer, and have their own tests.
                parameter.IsRequired || (isComplete && parameter.Name != "envelope")
            )
            .ToDictionary(parameter => parameter.Name, parameter => Argument(sampler, parameter));
        if (
            operation.Body(version) is not { Schema: { } schema }
            || !(isComplete || operation.IsBodyRequired)
        )
        {
            return new(arguments, null, null);
        }

        var body = sampler.Sample(schema)!;
        var copy = body.DeepClone();
        foreach (var (owner, name) in sampler.ReadOnlyRootProperties)
        {
            owner.Remove(name);
        }

        return new(arguments, copy, body);
    }

    /// <summary>A part of a path is never empty, though some patterns allow it.</summary>
    private static JsonNode? Argument(SchemaSampler sampler, ApiParameter parameter)
    {
        JsonNode? value;
        do
        {
            value = sampler.Sample(parameter.Schema);
        } while (parameter.In == "path" && value!.ToString().Length == 0);

        return value;
    }
}
