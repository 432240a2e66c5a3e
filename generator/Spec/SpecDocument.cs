using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Spec;

/// <summary>A document that could be read. It is not a value, and never leaves the step that read it.</summary>
/// <param name="Path">The file's path, as diagnostics show it.</param>
/// <param name="Model">The document as Readers sees it, local references resolved.</param>
/// <param name="Faults">What Readers objects to, each with the JSON pointer of the place.</param>
/// <param name="BrokenReferences">The references that lead to nothing in the document, by JSON pointer.</param>
/// <param name="Locator">Finds the lines of JSON pointers.</param>
internal sealed record SpecDocument(
    string Path,
    OpenApiDocument Model,
    IReadOnlyList<SpecFault> Faults,
    IReadOnlyList<SpecFault> BrokenReferences,
    SpecLocator Locator
);

/// <summary>One objection of Readers.</summary>
/// <param name="Pointer">A JSON pointer (RFC 6901) without <c>#</c>.</param>
/// <param name="Message">The objection in words.</param>
internal sealed record SpecFault(string Pointer, string Message);
