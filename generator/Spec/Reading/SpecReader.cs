using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;
using Microsoft.OpenApi.Validations;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Reads the selected parts of a document as OpenAPI; the only caller of Microsoft.OpenApi.Readers.</summary>
/// <param name="file">The document.</param>
/// <param name="index">What it holds.</param>
/// <param name="diagnostics">Where mistakes of the document are told.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class SpecReader(
    SpecFile file,
    SpecIndex index,
    DiagnosticSink diagnostics,
    CancellationToken cancellationToken
)
{
    private readonly string _text = LongScalars.Empty(index.Tree);

    /// <summary>Reads the given operations and components; what Readers cannot stand is told and left out.</summary>
    /// <returns><see langword="null"/> when nothing can be read; a diagnostic says why.</returns>
    public SpecDocument? Read(IReadOnlyList<SpecNode> parts)
    {
        if (index.WholeReason is { } doubt)
        {
            return ReadWhole(parts, doubt);
        }

        var tree = index.Tree;
        var all = SpecFragment.SharedParts(tree).Concat(parts).ToList();
        var cut = SpecFragment.Cut(tree, _text, all);
        if (Parse(cut, out var model, out var errors) is not { } failure)
        {
            return Checked(model, errors, parts);
        }

        var (text, readable) = Unreadable().LeaveOut(all);
        if (Parse(SpecFragment.Cut(tree, text, readable), out model, out errors) is null)
        {
            return Checked(model, errors, [.. readable.Intersect(parts)]);
        }

        diagnostics.Report(Descriptors.UnreadableDocument, "", failure);
        return null;
    }

    private SpecDocument? ReadWhole(IReadOnlyList<SpecNode> parts, Doubt doubt)
    {
        if (Parse(_text, out var model, out var errors) is { } failure)
        {
            Unreadable().Tell(parts, failure);
            return null;
        }

        var document = Checked(model, errors, parts);
        if (document is not null)
        {
            diagnostics.Report(
                DiagnosticInfo.Create(Descriptors.ReadWhole, file.Path, doubt.Span, doubt.Reason)
            );
        }

        return document;
    }

    private UnreadableParts Unreadable() => new(file, index, _text, diagnostics, cancellationToken);

    private SpecDocument? Checked(
        OpenApiDocument model,
        IReadOnlyList<OpenApiError> errors,
        IReadOnlyList<SpecNode> parts
    )
    {
        // No OpenAPI where it counts: nothing is left to generate.
        if (
            model.Paths is not { Count: > 0 }
            && errors.Count > 0
            && (parts.Count > 0 || index.WholeReason is not null)
        )
        {
            diagnostics.Report(
                Descriptors.UnreadableDocument,
                Pointer(errors[0]),
                errors[0].Message
            );
            return null;
        }

        return new(
            index,
            model,
            [
                .. errors
                    .Where(error => !IsBrokenReference(error))
                    .Select(error => new SpecFault(Pointer(error), error.Message)),
            ]
        );
    }

    /// <summary>Reads a text; answers why it cannot be read, or nothing.</summary>
    public static string? Parse(
        string text,
        out OpenApiDocument model,
        out IReadOnlyList<OpenApiError> errors
    )
    {
        var settings = new OpenApiReaderSettings
        {
            // The rules judge the vendor's document as a whole; what matters is whether the selected part can be used.
            RuleSet = ValidationRuleSet.GetEmptyRuleSet(),
            ReferenceResolution = ReferenceResolutionSetting.ResolveLocalReferences,
        };
        try
        {
            model = new OpenApiStringReader(settings).Read(text, out var diagnostic);
            errors = [.. diagnostic.Errors];
            // Too deep or too many aliases: Readers gives up, and nothing is left.
            return errors.Count > 0 && IsEmpty(model) ? errors[0].Message : null;
        }
        // Readers is fed with a stranger's text, and stumbles over some of it: a maximum that is no number.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (model, errors) = (new(), []);
            return exception.Message;
        }
    }

    private static bool IsEmpty(OpenApiDocument model) =>
        model
            is {
                Info: null,
                Paths: null,
                Components: null,
                ExternalDocs: null,
                Servers: not { Count: > 0 },
                SecurityRequirements: not { Count: > 0 },
                Tags: not { Count: > 0 }
            };

    private static bool IsBrokenReference(OpenApiError error) =>
        error.Message.StartsWith("Invalid Reference identifier", StringComparison.Ordinal);

    /// <summary>The JSON pointer of a fault; of some, Readers says it in the message only.</summary>
    private static string Pointer(OpenApiError error)
    {
        var pointer = error.Pointer ?? "";
        if (
            pointer.Length == 0
            && error.Message.LastIndexOf(" at #/", StringComparison.Ordinal) is var at and >= 0
        )
        {
            pointer = error.Message.Substring(at + " at ".Length);
        }

        return pointer.TrimStart('#').TrimEnd('/');
    }
}
