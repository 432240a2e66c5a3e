using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>
/// The selected part of a document as read by Readers. It has no value equality and never leaves the pipeline step that
/// read it.
/// </summary>
/// <param name="Index">The index of the whole document.</param>
/// <param name="Model">The selected part, with local references resolved.</param>
/// <param name="Faults">The errors that Readers found, each with its JSON pointer.</param>
internal sealed record SpecDocument(
    SpecIndex Index,
    OpenApiDocument Model,
    IReadOnlyList<SpecFault> Faults
);

/// <summary>An error in the document.</summary>
/// <param name="Pointer">A JSON pointer (RFC 6901) without <c>#</c>.</param>
/// <param name="Message">The error message.</param>
internal sealed record SpecFault(string Pointer, string Message)
{
    private const string NotDefined = " is not a valid property at ";

    /// <summary>
    /// Gets the keyword that OpenAPI does not define, which Readers ignores; <see langword="null"/> if the error is
    /// another one.
    /// </summary>
    public string? UnknownKeyword =>
        Message.IndexOf(NotDefined, StringComparison.Ordinal) is var at and > 0
            ? Message.Substring(0, at)
            : null;
}
