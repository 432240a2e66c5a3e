using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>The selected part of a document, read. It is not a value, and never leaves the step that read it.</summary>
/// <param name="Index">The whole document.</param>
/// <param name="Model">The part as Readers sees it, local references resolved.</param>
/// <param name="Faults">What Readers objects to, each with the JSON pointer of the place.</param>
internal sealed record SpecDocument(
    SpecIndex Index,
    OpenApiDocument Model,
    IReadOnlyList<SpecFault> Faults
);

/// <summary>One objection to the document.</summary>
/// <param name="Pointer">A JSON pointer (RFC 6901) without <c>#</c>.</param>
/// <param name="Message">The objection in words.</param>
internal sealed record SpecFault(string Pointer, string Message);
