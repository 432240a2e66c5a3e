namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>An operation, with what its method sends and receives.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Parameters">The parameters that are sent.</param>
/// <param name="Body">The body that is sent.</param>
/// <param name="Response">The response.</param>
internal sealed record OperationRequest(
    OperationModel Operation,
    ParameterList Parameters,
    BodyShape Body,
    ResponseShape Response
);
