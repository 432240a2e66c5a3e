using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>The parameters and the body for a call of an operation.</summary>
/// <param name="Arguments">The parameters, by their names in the document.</param>
/// <param name="Body">The body as returned by an earlier response.</param>
/// <param name="SentBody">The body without the read-only properties at its root.</param>
internal sealed record CallSample(
    IReadOnlyDictionary<string, JsonNode?> Arguments,
    JsonNode? Body,
    JsonNode? SentBody
)
{
    /// <summary>Creates the parameters and the body for a call.</summary>
    /// <param name="document">The document of the operation.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="version">The version that the client uses.</param>
    /// <param name="isComplete">Whether to include everything that is not required.</param>
    /// <param name="random">The source of random numbers.</param>
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
                // Envelopes change the response, and have their own tests.
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

    /// <summary>Returns an argument. A path segment is never empty, although some patterns allow that.</summary>
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
