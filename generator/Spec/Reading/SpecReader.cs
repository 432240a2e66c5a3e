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
/// <param name="diagnostics">Where mistakes of the document are reported.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class SpecReader(
    SpecFile file,
    SpecIndex index,
    DiagnosticSink diagnostics,
    CancellationToken cancellationToken
)
{
    private readonly HashSet<int> _leftOut = [];

    /// <summary>Reads the given operations and components; what Readers cannot read is reported and left out.</summary>
    /// <returns><see langword="null"/> when nothing can be read; a diagnostic says why.</returns>
    public SpecDocument? Read(IReadOnlyList<SpecNode> parts)
    {
        foreach (var part in index.Duplicates.Intersect(parts))
        {
            ReportDuplicate(part);
        }

        var all = JsonFragment.SharedParts(index.Tree).Concat(parts).ToList();
        if (Parse(all, out var model, out var errors) is null)
        {
            return Checked(model, errors, parts);
        }

        LeaveOutWrongKinds(all);
        var readable = new List<SpecNode>();
        LeaveOutUnreadable(all.ToArray(), readable);
        if (Parse(readable, out model, out errors) is { } failure)
        {
            // Each part can be read, and all together cannot.
            Report(index.Tree.Root, failure);
            return null;
        }

        var rest = readable.Intersect(parts).ToList();
        return rest.Count == 0 && parts.Count > 0 ? null : Checked(model, errors, rest);
    }

    private void LeaveOutWrongKinds(IEnumerable<SpecNode> parts)
    {
        var all = parts.SelectMany(part => JsonFragment.SharedMembers(part).Prepend(part));
        foreach (var (entry, kind) in KeywordKinds.WrongKinds(index.Tree, all))
        {
            _leftOut.Add(entry.Index);
            diagnostics.Report(
                Descriptors.UnreadableDocument,
                entry.Pointer,
                $"'{entry.Value}' is not a valid {kind}"
            );
        }
    }

    /// <summary>Splits the parts in halves while something in them cannot be read, because most can.</summary>
    private void LeaveOutUnreadable(ReadOnlySpan<SpecNode> parts, List<SpecNode> readable)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Parse(parts.ToArray(), out _, out _) is not { } failure)
        {
            readable.AddRange(parts.ToArray());
        }
        else if (parts.Length == 1)
        {
            Report(parts[0], failure);
        }
        else
        {
            var half = parts.Length / 2;
            LeaveOutUnreadable(parts.Slice(0, half), readable);
            LeaveOutUnreadable(parts.Slice(half), readable);
        }
    }

    private void Report(SpecNode part, string failure)
    {
        if (DuplicateKeys.First(index.Tree, part) is { } entry)
        {
            ReportDuplicate(entry);
        }
        else
        {
            diagnostics.Report(Descriptors.UnreadableDocument, part.Pointer, failure);
        }
    }

    private void ReportDuplicate(SpecNode entry) =>
        // By its span, because its pointer is that of the other one, too.
        diagnostics.Report(
            DiagnosticInfo.Create(
                Descriptors.UnreadableDocument,
                file.Path,
                entry.Span,
                $"duplicate key '{entry.Key}'"
            )
        );

    private SpecDocument? Checked(
        OpenApiDocument model,
        IReadOnlyList<OpenApiError> errors,
        IReadOnlyList<SpecNode> parts
    )
    {
        // No OpenAPI where it counts: nothing is left to generate.
        if (model.Paths is not { Count: > 0 } && errors.Count > 0 && parts.Count > 0)
        {
            diagnostics.Report(
                Descriptors.UnreadableDocument,
                Pointer(errors[0]),
                errors[0].Message
            );
            return null;
        }

        if (index.Doubt is { } doubt && parts.Count > 0)
        {
            diagnostics.Report(
                DiagnosticInfo.Create(Descriptors.ReadSlowly, file.Path, doubt.Span, doubt.Reason)
            );
        }

        return new(index, model, Faults(errors));
    }

    /// <summary>Reads parts of the document; returns why they cannot be read, or nothing.</summary>
    private string? Parse(
        IEnumerable<SpecNode> parts,
        out OpenApiDocument model,
        out IReadOnlyList<OpenApiError> errors
    )
    {
        try
        {
            return Parse(
                JsonFragment.Write(index.Tree, parts, _leftOut, cancellationToken),
                out model,
                out errors
            );
        }
        catch (FragmentTooLargeException exception)
        {
            (model, errors) = (new(), []);
            return exception.Message;
        }
    }

    /// <summary>Reads a text; returns why it cannot be read, or nothing.</summary>
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
        // Readers throws whatever its parsers throw.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (model, errors) = (new(), []);
            return exception.Message;
        }
    }

    /// <summary>The errors of Readers, without those about references: the closure knows them better.</summary>
    public static IReadOnlyList<SpecFault> Faults(IEnumerable<OpenApiError> errors) =>
        [
            .. errors
                .Where(error => !IsBrokenReference(error))
                .Select(error => new SpecFault(Pointer(error), error.Message)),
        ];

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
