using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Diagnostics;

/// <summary>All diagnostics: AG1xxx configuration, AG2xxx document, AG3xxx schema and naming, AG4xxx lifecycle, AG5xxx changes.</summary>
internal static class Descriptors
{
    private const string HelpLink =
        "https://github.com/atlasgen/atlasgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor SpecNotReadable = Error(
        "AG1001",
        "The OpenAPI document cannot be read",
        "The OpenAPI document '{0}' of this AtlasSpec item does not exist or cannot be read. Correct the path."
    );

    public static readonly DiagnosticDescriptor UnknownOperation = Error(
        "AG1002",
        "Unknown operation",
        "The document has no operation '{0}'{1}"
    );

    public static readonly DiagnosticDescriptor SelectionMatchesNothing = Error(
        "AG1003",
        "Selection matches no operation",
        "The selection{0} matches no operation of the document{1}"
    );

    public static readonly DiagnosticDescriptor InvalidOption = Error(
        "AG1004",
        "Invalid option in an AtlasSpec item",
        "{0}=\"{1}\" in this AtlasSpec item is not valid. Use {2}."
    );

    public static readonly DiagnosticDescriptor DuplicateNamespace = Error(
        "AG1005",
        "Two AtlasSpec items use the same namespace",
        "Another AtlasSpec item already generates into the namespace '{0}'. Set a different Namespace for this item."
    );

    public static readonly DiagnosticDescriptor SelectionNotReadable = Error(
        "AG1007",
        "The selection file cannot be read",
        "The file '{0}' in OperationsFile of this AtlasSpec item does not exist or cannot be read. Correct the path."
    );

    public static readonly DiagnosticDescriptor InvalidRename = Error(
        "AG1008",
        "An operation cannot be renamed",
        "'{0}' cannot be renamed to '{1}': {2}"
    );

    public static readonly DiagnosticDescriptor EverythingGenerated = Info(
        "AG1011",
        "All operations are generated",
        "All {0} operations of the document are generated, which adds {1} files to every build. Select the operations that you call, for example with Operations=\"{2}\" in this AtlasSpec item."
    );

    public static readonly DiagnosticDescriptor FileNotReadable = Error(
        "AG1013",
        "A file of an AtlasSpec item cannot be read",
        "The file '{0}' in {1} of this AtlasSpec item does not exist or cannot be read. Correct the path."
    );

    public static readonly DiagnosticDescriptor EmptyDocument = Error(
        "AG2001",
        "The OpenAPI document is empty",
        "The OpenAPI document is empty. Download it again."
    );

    public static readonly DiagnosticDescriptor NotOpenApi = Error(
        "AG2002",
        "Not an OpenAPI document",
        "This file is not an OpenAPI document, because it has no 'openapi' member at the root. Check how the file was downloaded."
    );

    public static readonly DiagnosticDescriptor UnsupportedVersion = Error(
        "AG2003",
        "Unsupported OpenAPI version",
        "This document is {0}, but AtlasGen supports only Swagger 2.0, and OpenAPI 3.0, 3.1, and 3.2. Download the document in one of these versions, or convert it."
    );

    public static readonly DiagnosticDescriptor SyntaxError = Error(
        "AG2004",
        "Syntax error in the OpenAPI document",
        "The document is neither valid YAML nor valid JSON: {0}"
    );

    public static readonly DiagnosticDescriptor ReaderError = Warning(
        "AG2005",
        "Error in a selected part of the document",
        "The document contains an error in a part the client uses: {0}"
    );

    public static readonly DiagnosticDescriptor UnresolvedReference = Error(
        "AG2006",
        "Unresolved reference",
        "The reference '{0}' does not resolve to a component of this document; {1}"
    );

    public static readonly DiagnosticDescriptor UnreadableDocument = Error(
        "AG2007",
        "Unreadable part of the document",
        "This part of the document cannot be read as OpenAPI: {0}"
    );

    public static readonly DiagnosticDescriptor ReadSlowly = Info(
        "AG2008",
        "The document is parsed slowly",
        "The document is parsed slowly in every build, because {0}. Replace this construct to make builds faster."
    );

    public static readonly DiagnosticDescriptor NoServer = Info(
        "AG2009",
        "The document has no usable server",
        "{0}, so the client has no default server. Set AtlasClientOptions.BaseAddress to the URL that the paths are appended to."
    );

    public static readonly DiagnosticDescriptor LostMeaning = Info(
        "AG2010",
        "A part of the document is ignored",
        "'{0}' is not supported and is ignored. {1}"
    );

    public static readonly DiagnosticDescriptor TargetMatchesNothing = Warning(
        "AG2014",
        "The target of an overlay matches nothing",
        "The target '{0}' matches nothing in the document. Correct or remove this action."
    );

    public static readonly DiagnosticDescriptor InvalidOverlay = Error(
        "AG2015",
        "An overlay cannot be applied",
        "This part of the overlay cannot be applied: {0}"
    );

    public static readonly DiagnosticDescriptor UnsupportedSecurity = Info(
        "AG2016",
        "No credentials support the security scheme",
        "No credentials support {0}. {1}"
    );

    public static readonly DiagnosticDescriptor FreeJson = Info(
        "AG3001",
        "Schema is generated as JsonElement",
        "No type is generated for this schema, because {0}. Its values are of type JsonElement."
    );

    public static readonly DiagnosticDescriptor OperationNotGenerated = Warning(
        "AG3002",
        "Operation cannot be generated",
        "The operation '{0}' is not generated: {1}. Exclude it from the selection to remove this warning."
    );

    public static readonly DiagnosticDescriptor ParameterNotGenerated = Info(
        "AG3003",
        "Parameter cannot be sent",
        "The {0} is omitted, because {1}"
    );

    public static readonly DiagnosticDescriptor EncodingNotApplied = Warning(
        "AG3004",
        "Form encoding cannot be applied",
        "The encoding of '{0}' is not applied, because {1}. Objects are sent as JSON. If the server requires a different form, correct the encoding in the document."
    );

    public static readonly DiagnosticDescriptor ParameterNotDeclared = Info(
        "AG3005",
        "Path parameter is not declared",
        "The path contains {{{0}}}, but the operation declares no parameter with this name. The method has a string parameter for it."
    );

    public static readonly DiagnosticDescriptor WaiterNotGenerated = Warning(
        "AG3006",
        "Waiting cannot be generated",
        "The method that waits after the operation '{0}' is not generated: {1}"
    );

    public static readonly DiagnosticDescriptor UnknownState = Info(
        "AG3007",
        "State is not declared",
        "The state '{0}' is not one of the values that the document declares for '{1}' in the response of '{2}'. Check the spelling and the version of the API."
    );

    public static readonly DiagnosticDescriptor DeprecatedOperation = Info(
        "AG4002",
        "A selected operation is deprecated",
        "The operation '{0}' is deprecated{1}"
    );

    public static readonly DiagnosticDescriptor GoneOperation = Warning(
        "AG4003",
        "A selected operation is gone",
        "The operation '{0}' is gone, because its sunset date {1} is before {2}, the date in AsOf of this AtlasSpec item.{3}"
    );

    public static readonly DiagnosticDescriptor GoneEntry = Error(
        "AG5001",
        "An operation of the selection is gone",
        "The operation '{0}' of the previous document {1}"
    );

    public static readonly DiagnosticDescriptor ChangedMethod = Warning(
        "AG5002",
        "A method is gone",
        "The method '{0}' {1}"
    );

    public static readonly DiagnosticDescriptor ChangedParameter = Warning(
        "AG5003",
        "A parameter has changed",
        "The parameter '{0}' of '{1}' {2}"
    );

    public static readonly DiagnosticDescriptor ChangedProperty = Warning(
        "AG5004",
        "A property has changed",
        "The property '{0}' of '{1}' {2}"
    );

    public static readonly DiagnosticDescriptor GoneValue = Warning(
        "AG5005",
        "A value is gone",
        "The value '{0}' of '{1}' {2}"
    );

    public static readonly DiagnosticDescriptor NewSunset = Warning(
        "AG5006",
        "A new sunset date",
        "The operation '{0}' has a new sunset date: {1}"
    );

    public static readonly DiagnosticDescriptor ChangedType = Warning(
        "AG5007",
        "A type has changed",
        "'{0}' {1}"
    );

    public static readonly DiagnosticDescriptor Changes = Info(
        "AG5008",
        "Summary of the changes",
        "The changes since '{1}' affect the generated code: {0}"
    );

    public static readonly DiagnosticDescriptor NotCompared = Warning(
        "AG5009",
        "A part of the previous document is not compared",
        "The code that depends on this part of the previous document is not compared, because the part has an error: {0}"
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
