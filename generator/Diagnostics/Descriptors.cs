using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>All diagnostics: AG1xxx configuration, AG2xxx document, AG3xxx schema and naming, AG4xxx lifecycle.</summary>
internal static class Descriptors
{
    private const string HelpLink =
        "https://github.com/atlasgen/atlasgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor SpecNotReadable = Error(
        "AG1001",
        "The OpenAPI document cannot be read",
        "The OpenAPI document '{0}' of this AtlasSpec item does not exist or cannot be read"
    );

    public static readonly DiagnosticDescriptor UnknownOperation = Error(
        "AG1002",
        "Unknown operation",
        "The document has no operation '{0}'{1}"
    );

    public static readonly DiagnosticDescriptor SelectionMatchesNothing = Error(
        "AG1003",
        "Selection matches nothing",
        "The selection{0} matches no operation of the document{1}"
    );

    public static readonly DiagnosticDescriptor InvalidOption = Error(
        "AG1004",
        "Invalid option of an AtlasSpec item",
        "{0}=\"{1}\" of this AtlasSpec item is not valid: {2}"
    );

    public static readonly DiagnosticDescriptor DuplicateNamespace = Error(
        "AG1005",
        "Two AtlasSpec items with one namespace",
        "Another AtlasSpec item generates into the namespace '{0}' already; give this one a Namespace of its own"
    );

    public static readonly DiagnosticDescriptor SelectionNotReadable = Error(
        "AG1007",
        "The selection file cannot be read",
        "The file '{0}' that OperationsFile of this AtlasSpec item names does not exist or cannot be read"
    );

    public static readonly DiagnosticDescriptor InvalidRename = Error(
        "AG1008",
        "An operation cannot be renamed",
        "'{0}' cannot be named '{1}': {2}"
    );

    public static readonly DiagnosticDescriptor EverythingGenerated = Info(
        "AG1011",
        "All operations are generated",
        "All {0} operations of the document are generated, as {1} files that every build compiles; name those that you call, such as Operations=\"{2}\" of this AtlasSpec item"
    );

    public static readonly DiagnosticDescriptor EmptyDocument = Error(
        "AG2001",
        "The OpenAPI document is empty",
        "The OpenAPI document is empty"
    );

    public static readonly DiagnosticDescriptor NotOpenApi = Error(
        "AG2002",
        "Not an OpenAPI document",
        "This is not an OpenAPI document: it has no 'openapi' member at the top"
    );

    public static readonly DiagnosticDescriptor UnsupportedVersion = Error(
        "AG2003",
        "OpenAPI version not supported",
        "This document is {0}; AtlasGen reads OpenAPI 3.0"
    );

    public static readonly DiagnosticDescriptor SyntaxError = Error(
        "AG2004",
        "The OpenAPI document has a syntax error",
        "The document is neither valid YAML nor valid JSON: {0}"
    );

    public static readonly DiagnosticDescriptor ReaderError = Warning(
        "AG2005",
        "A selected part of the document is at fault",
        "A part of the document that the client needs is at fault: {0}"
    );

    public static readonly DiagnosticDescriptor UnresolvedReference = Error(
        "AG2006",
        "A reference leads nowhere",
        "The reference '{0}' leads to no component of this document; {1}"
    );

    public static readonly DiagnosticDescriptor UnreadableDocument = Error(
        "AG2007",
        "A part of the document cannot be understood",
        "This part of the document cannot be read as OpenAPI: {0}"
    );

    public static readonly DiagnosticDescriptor ReadWhole = Info(
        "AG2008",
        "The document is read as a whole",
        "The whole document is read in every build, and not only its selected part, because {0}"
    );

    public static readonly DiagnosticDescriptor NoServer = Info(
        "AG2009",
        "The document names no server",
        "{0}, so the client has no default server; set BaseAddress of AtlasClientOptions to the URL that the paths are appended to"
    );

    public static readonly DiagnosticDescriptor FreeJson = Info(
        "AG3001",
        "Schema becomes free JSON",
        "This schema has no type of its own, because {0}; its values are generated as JsonElement"
    );

    public static readonly DiagnosticDescriptor OperationNotGenerated = Warning(
        "AG3002",
        "Operation cannot be generated",
        "The operation '{0}' is left out: {1}"
    );

    public static readonly DiagnosticDescriptor ParameterNotGenerated = Info(
        "AG3003",
        "Parameter cannot be sent",
        "The optional parameter '{0}' is left out: {1}"
    );

    public static readonly DiagnosticDescriptor EncodingNotApplied = Warning(
        "AG3004",
        "Encoding of a form cannot be applied",
        "The encoding of '{0}' is not applied, because {1}; its objects are sent as JSON"
    );

    public static readonly DiagnosticDescriptor DeprecatedOperation = Info(
        "AG4002",
        "A selected operation is deprecated",
        "The operation '{0}' is deprecated{1}"
    );

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity
    ) =>
        new(
            id,
            title,
            message,
            "AtlasGen",
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"{HelpLink}{id}.md"
        );
}
