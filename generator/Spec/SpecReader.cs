using AtlasGen.Generator.Diagnostics;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;
using Microsoft.OpenApi.Validations;

namespace AtlasGen.Generator.Spec;

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
    private readonly string _text = index.Tree.Text;

    // It costs a pass over the whole document, and many parts may ask.
    private readonly Lazy<DiagnosticInfo?> _syntaxError = new(() =>
        SpecIndexer.FindSyntaxError(file, index.Tree.Text, cancellationToken)
    );

    /// <summary>Reads the given operations and components; what Readers cannot stand is told and left out.</summary>
    /// <returns><see langword="null"/> when nothing can be read; a diagnostic says why.</returns>
    public SpecDocument? Read(IReadOnlyList<SpecNode> parts)
    {
        if (index.WholeReason is { } doubt)
        {
            return ReadWhole(parts, doubt);
        }

        var cut = SpecFragment.Cut(index.Tree, _text, parts);
        if (Parse(cut, out var model, out var errors) is not { } failure)
        {
            return Checked(model, errors, parts);
        }

        var wrong = WrongKinds(parts);
        var text = wrong.Aggregate(_text, WithoutKey);
        var readable = parts.Where(part => IsReadable(text, part)).ToList();
        cut = SpecFragment.Cut(index.Tree, text, readable);
        if (Parse(cut, out model, out errors) is null)
        {
            return Checked(model, errors, readable);
        }

        diagnostics.Add(Descriptors.UnreadableDocument, "", failure);
        return null;
    }

    private SpecDocument? ReadWhole(IReadOnlyList<SpecNode> parts, Doubt doubt)
    {
        if (Parse(_text, out var model, out var errors) is not { } failure)
        {
            var document = Checked(model, errors, parts);
            if (document is not null)
            {
                diagnostics.Add(
                    DiagnosticInfo.Create(
                        Descriptors.ReadWhole,
                        file.Path,
                        doubt.Span,
                        doubt.Reason
                    )
                );
            }

            return document;
        }

        if (WrongKinds(parts).Count == 0 && !IsSyntaxError())
        {
            diagnostics.Add(Descriptors.UnreadableDocument, "", failure);
        }

        return null;
    }

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
            diagnostics.Add(Descriptors.UnreadableDocument, Pointer(errors[0]), errors[0].Message);
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
    private static string? Parse(
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
            return errors.Count > 0 && model is { Paths: null, Components: null }
                ? errors[0].Message
                : null;
        }
        // Readers is fed with a stranger's text, and stumbles over some of it: a maximum that is no number.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (model, errors) = (new(), []);
            return exception.Message;
        }
    }

    /// <summary>Tells of the keywords in the parts that Readers stumbles over.</summary>
    private IReadOnlyList<SpecNode> WrongKinds(IEnumerable<SpecNode> parts)
    {
        var wrong = parts.SelectMany(part => Keywords.WrongKinds(index.Tree, part)).ToList();
        foreach (var (entry, kind) in wrong)
        {
            diagnostics.Add(
                Descriptors.UnreadableDocument,
                entry.Pointer,
                $"'{entry.Value}' is no {kind}"
            );
        }

        return [.. wrong.Select(pair => pair.Entry)];
    }

    /// <summary>Makes an entry an extension, which may hold anything, without moving anything else.</summary>
    private string WithoutKey(string text, SpecNode entry)
    {
        var start = index.Tree[entry.Index].KeyStart;
        start += text[start] is '"' or '\'' ? 1 : 0;
        return text.Remove(start, 2).Insert(start, "x-");
    }

    /// <summary>Whether Readers can stand a part; tells of it when not.</summary>
    private bool IsReadable(string text, SpecNode part)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var alone = SpecFragment.Cut(index.Tree, text, [part]);
        if (Parse(alone, out _, out _) is not { } failure)
        {
            return true;
        }

        var error = _syntaxError.Value;
        var end = index.Tree.Span(index.Tree[part.Index].End, index.Tree[part.Index].End).Start;
        if (error is not null && error.Span.Start >= part.Span.Start && error.Span.Start <= end)
        {
            diagnostics.Add(error);
        }
        else
        {
            diagnostics.Add(Descriptors.UnreadableDocument, part.Pointer, failure);
        }

        return false;
    }

    private bool IsSyntaxError()
    {
        if (_syntaxError.Value is { } error)
        {
            diagnostics.Add(error);
        }

        return _syntaxError.Value is not null;
    }

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
