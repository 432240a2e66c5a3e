using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;
using Microsoft.OpenApi.Validations;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Reads the selected parts of a document as OpenAPI; the only caller of Microsoft.OpenApi.Readers.</summary>
/// <param name="index">The index of the document.</param>
/// <param name="diagnostics">The sink for diagnostics about the document.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class SpecReader(
    SpecIndex index,
    DiagnosticSink diagnostics,
    CancellationToken cancellationToken
)
{
    private readonly HashSet<(int Index, Place Outer)> _leftOut = [];
    private readonly HashSet<SpecNode> _duplicates = [];
    private readonly FragmentBudget _budget = new(index.Tree, cancellationToken);

    /// <summary>Reads operations and components. Parts that Readers cannot read are reported and omitted.</summary>
    /// <returns>The document; <see langword="null"/> if nothing can be read, which a diagnostic reports.</returns>
    public SpecDocument? Read(IReadOnlyList<SpecPart> parts)
    {
        var wanted = JsonFragment.SharedParts(index).Concat(parts).Distinct().ToList();
        // Every fragment also contains the version, as a part of its root.
        var version = index.Member("openapi") is { } openApi ? [openApi] : Array.Empty<SpecPart>();
        foreach (var entry in index.DuplicatesOf(version.Concat(wanted)))
        {
            ReportDuplicate(entry);
        }

        // Without the components that are broken references, a reference to one is broken itself.
        var resolved = wanted.Where(part =>
            part.Section != SpecEntries.Components || index.Resolve(part.Node) is not null
        );
        var all = WithoutTooLarge(resolved.Select(part => new MemberList(part))).ToList();
        List<SpecPart> readable = [.. all.Select(part => part.Part)];
        if (Parse(readable, out var model, out var errors) is not null)
        {
            LeaveOutWrongKinds(all);
            var candidates = readable.ToArray();
            readable = [];
            LeaveOutUnreadable(candidates, readable);
            if (Parse(readable, out model, out errors) is { } failure)
            {
                // Each part can be read alone, but not all together.
                diagnostics.Report(Descriptors.UnreadableDocument, "", failure);
                return null;
            }
        }

        var rest = readable.Intersect(parts).ToList();
        return rest.Count == 0 && parts.Count > 0 ? null : Checked(model, errors, rest);
    }

    /// <summary>Reports the parts whose aliases expand to more than the limit, before anything is written.</summary>
    private IEnumerable<MemberList> WithoutTooLarge(IEnumerable<MemberList> parts)
    {
        var size = 0L;
        var seen = new HashSet<(int? Holder, int Node)>();
        foreach (var part in parts)
        {
            var holder = part.Part.Holder?.Index;
            var added = part
                .Members.Where(member => !seen.Contains((holder, member.Node.Index)))
                .Sum(member => Math.Min(_budget.SizeOf(member.Node), _budget.Limit));
            if (size + added > _budget.Limit)
            {
                diagnostics.Report(
                    Descriptors.UnreadableDocument,
                    part.Part.Pointer,
                    JsonFragment.TooMuch
                );
                continue;
            }

            size += added;
            seen.UnionWith(part.Members.Select(member => (holder, member.Node.Index)));
            yield return part;
        }
    }

    private void LeaveOutWrongKinds(IEnumerable<MemberList> parts)
    {
        var all = parts.SelectMany(part => part.Members);
        foreach (
            var (entry, outer, kind) in KeywordKinds.WrongKinds(index.Tree, all, cancellationToken)
        )
        {
            _leftOut.Add((entry.Index, outer));
            if (kind is not null)
            {
                diagnostics.Report(
                    Descriptors.UnreadableDocument,
                    entry.Pointer,
                    $"'{entry.Value}' is not a valid {kind}"
                );
            }
        }
    }

    /// <summary>Finds the unreadable parts by splitting the list in halves, because most parts can be read.</summary>
    private void LeaveOutUnreadable(ReadOnlySpan<SpecPart> parts, List<SpecPart> readable)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Parse(parts.ToArray(), out _, out _) is not { } failure)
        {
            readable.AddRange(parts.ToArray());
        }
        else if (_budget.IsSpent)
        {
            // Reading the readable parts together reports it.
            return;
        }
        else if (parts.Length == 1)
        {
            Report(new MemberList(parts[0]), failure);
        }
        else
        {
            var half = parts.Length / 2;
            LeaveOutUnreadable(parts.Slice(0, half), readable);
            LeaveOutUnreadable(parts.Slice(half), readable);
        }
    }

    private void Report(MemberList part, string failure)
    {
        var nodes = part.Members.Select(member => member.Node);
        if (DuplicateKeys.FirstEntryIn(index.Tree, nodes, cancellationToken) is { } entry)
        {
            ReportDuplicate(entry);
        }
        else
        {
            diagnostics.Report(Descriptors.UnreadableDocument, part.Part.Pointer, failure);
        }
    }

    private void ReportDuplicate(SpecNode entry)
    {
        // Several parts can contain the same entry.
        if (_duplicates.Add(entry))
        {
            // Reported by span, because both entries have the same pointer.
            diagnostics.Report(
                DiagnosticInfo.Create(
                    Descriptors.UnreadableDocument,
                    entry.SourcePlace,
                    $"duplicate key '{entry.Key}'"
                )
            );
        }
    }

    private SpecDocument? Checked(
        OpenApiDocument model,
        IReadOnlyList<OpenApiError> errors,
        IReadOnlyList<SpecPart> parts
    )
    {
        // The relevant parts are not valid OpenAPI, so there is nothing to generate.
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
                DiagnosticInfo.Create(Descriptors.ReadSlowly, doubt.Place, doubt.Reason)
            );
        }

        return new(index, model, Faults(errors));
    }

    /// <summary>
    /// Reads parts of the document and returns the reason for a failure; <see langword="null"/> if there is none.
    /// </summary>
    private string? Parse(
        IEnumerable<SpecPart> parts,
        out OpenApiDocument model,
        out IReadOnlyList<OpenApiError> errors
    )
    {
        try
        {
            return Parse(
                JsonFragment.Write(index, parts, _leftOut, _budget, cancellationToken),
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

    /// <summary>Reads a text and returns the reason for a failure; <see langword="null"/> if there is none.</summary>
    public static string? Parse(
        string text,
        out OpenApiDocument model,
        out IReadOnlyList<OpenApiError> errors
    )
    {
        var settings = new OpenApiReaderSettings
        {
            // The rules validate the whole document. Here, only the selected part must be usable.
            RuleSet = ValidationRuleSet.GetEmptyRuleSet(),
            ReferenceResolution = ReferenceResolutionSetting.ResolveLocalReferences,
        };
        try
        {
            model = new OpenApiStringReader(settings).Read(text, out var diagnostic);
            errors = [.. diagnostic.Errors];
            // If the text is too deep or has too many aliases, Readers stops and returns an empty document.
            return errors.Count > 0 && IsEmpty(model) ? errors[0].Message : null;
        }
        // Readers passes on all exceptions of its parsers.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            (model, errors) = (new(), []);
            return exception.Message;
        }
    }

    /// <summary>Returns the errors except those about references, which the closure reports more precisely.</summary>
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

    /// <summary>Returns the JSON pointer of an error. For some errors, only the message contains the pointer.</summary>
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

    /// <summary>A part, with everything that is written for it.</summary>
    private sealed class MemberList(SpecPart part)
    {
        public SpecPart Part => part;

        public IReadOnlyList<(SpecNode Node, Place Place)> Members { get; } =
        [(part.Node, part.Place), .. part.SharedMembers];
    }
}
