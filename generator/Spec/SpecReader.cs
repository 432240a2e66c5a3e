using System.Text.RegularExpressions;
using AtlasGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;
using Microsoft.OpenApi.Validations;
using SharpYaml;

namespace AtlasGen.Generator.Spec;

/// <summary>Reads a document; the only caller of Microsoft.OpenApi.Readers.</summary>
internal static class SpecReader
{
    private static readonly Regex ExternalReference = new(
        """\$ref["']?\s*:\s*["']?[^#"'\s]""",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(10)
    );

    /// <summary>Reads the document, or says at which line it cannot be read.</summary>
    public static (SpecDocument? Document, DiagnosticInfo? Error) Read(
        SpecFile file,
        CancellationToken cancellationToken
    )
    {
        if (file.Text is null)
        {
            return Failed(file, Descriptors.SpecNotReadable, "", file.Path);
        }

        var text = file.Text.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Failed(file, Descriptors.EmptyDocument, "");
        }

        SpecHeader header;
        try
        {
            header = SpecHeader.Read(text, cancellationToken);
        }
        catch (YamlException exception)
        {
            return SyntaxError(
                file,
                new SpecLocator(text).FindSyntaxError(cancellationToken),
                exception.Message
            );
        }

        return header switch
        {
            { Keyword: "openapi", Version: var version }
                when version.StartsWith("3.0", StringComparison.Ordinal) => ReadModel(
                file,
                text,
                cancellationToken
            ),
            { Keyword: "openapi" } => Failed(
                file,
                Descriptors.UnsupportedVersion,
                "/openapi",
                $"OpenAPI {header.Version}"
            ),
            { Keyword: "swagger" } => Failed(
                file,
                Descriptors.UnsupportedVersion,
                "/swagger",
                $"Swagger {header.Version}"
            ),
            _ => Failed(file, Descriptors.NotOpenApi, ""),
        };
    }

    private static (SpecDocument?, DiagnosticInfo?) ReadModel(
        SpecFile file,
        string text,
        CancellationToken cancellationToken
    )
    {
        OpenApiDocument model;
        OpenApiDiagnostic diagnostic;
        try
        {
            var settings = new OpenApiReaderSettings
            {
                // The rules judge the vendor's document as a whole; what matters is whether the selected part can be used.
                RuleSet = ValidationRuleSet.GetEmptyRuleSet(),
                ReferenceResolution = ReferenceResolutionSetting.ResolveLocalReferences,
            };
            model = new OpenApiStringReader(settings).Read(text, out diagnostic);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Readers is fed with a stranger's text, and stumbles over some of it: a maximum that is no number.
            var found = new SpecLocator(text).FindSyntaxError(cancellationToken);
            return found is null
                ? Failed(file, Descriptors.UnreadableDocument, "", exception.Message)
                : SyntaxError(file, found, exception.Message);
        }

        if (diagnostic.Errors.FirstOrDefault(IsSyntaxError) is { } error)
        {
            return SyntaxError(
                file,
                new SpecLocator(text).FindSyntaxError(cancellationToken),
                error.Message
            );
        }

        // Too deep, too many aliases, or no OpenAPI where it counts: Readers gives up, and nothing is left to generate.
        if (model.Paths is not { Count: > 0 } && diagnostic.Errors.FirstOrDefault() is { } reason)
        {
            return Failed(file, Descriptors.UnreadableDocument, Pointer(reason), reason.Message);
        }

        var faults = diagnostic
            .Errors.Where(fault => !IsBrokenReference(fault))
            .Select(fault => new SpecFault(Pointer(fault), fault.Message))
            .ToList();
        return (
            new(
                file.Path,
                model,
                faults,
                BrokenReferences(text, diagnostic, cancellationToken),
                new(text)
            ),
            null
        );
    }

    private static IReadOnlyList<SpecFault> BrokenReferences(
        string text,
        OpenApiDiagnostic diagnostic,
        CancellationToken cancellationToken
    ) =>
        // References to other documents are never followed, and Readers says nothing of them.
        diagnostic.Errors.Any(IsBrokenReference) || ExternalReference.IsMatch(text)
            ?
            [
                .. SpecReferences
                    .FindBroken(text, cancellationToken)
                    .Select(reference => new SpecFault(reference.Pointer, reference.Reference)),
            ]
            : [];

    private static bool IsBrokenReference(OpenApiError error) =>
        error.Message.StartsWith("Invalid Reference identifier", StringComparison.Ordinal);

    /// <summary>Readers reports text that is not YAML with a line or a character instead of a pointer.</summary>
    private static bool IsSyntaxError(OpenApiError error) =>
        error.Pointer is { } pointer
        && (
            pointer.StartsWith("#line=", StringComparison.Ordinal)
            || pointer.StartsWith("#char=", StringComparison.Ordinal)
        );

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

    /// <param name="file">The document.</param>
    /// <param name="found">Where the text stops to be YAML; <see langword="null"/> when only Readers objects.</param>
    /// <param name="message">What Readers says.</param>
    private static (SpecDocument?, DiagnosticInfo?) SyntaxError(
        SpecFile file,
        (LinePositionSpan Span, string Message)? found,
        string message
    ) =>
        (
            null,
            DiagnosticInfo.Create(
                Descriptors.SyntaxError,
                file.Path,
                found?.Span ?? default,
                found?.Message ?? message
            )
        );

    private static (SpecDocument?, DiagnosticInfo?) Failed(
        SpecFile file,
        DiagnosticDescriptor descriptor,
        string pointer,
        params string[] arguments
    )
    {
        var span =
            pointer.Length == 0
                ? default
                : new SpecLocator(file.Text!.ToString()).Locate([pointer], CancellationToken.None)[
                    pointer
                ];
        return (null, DiagnosticInfo.Create(descriptor, file.Path, span, arguments));
    }
}
