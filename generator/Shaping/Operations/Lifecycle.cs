using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shaping.Conventions;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Interfaces;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>What a document says of the end of an operation, or of the version of it that is used.</summary>
internal static class Lifecycle
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The last day, as <c>2027-07-01</c>; empty when the document names none.</summary>
    /// <remarks>Atlas writes it at the media type, since it is a version that ends (<c>x-sunset</c>).</remarks>
    public static string Sunset(OpenApiOperation operation, OpenApiMediaType? used) =>
        Date(used?.Extensions) ?? Date(operation.Extensions) ?? "";

    /// <summary>What a caller of the method must know; empty if it has no end.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="sunset">The last day of the version that is used; empty if the document names none.</param>
    /// <param name="newer">A newer stable version of the operation; empty if there is none.</param>
    /// <param name="finder">Finds what replaces it.</param>
    /// <param name="diagnostics">Where the selection of it is reported.</param>
    public static string Deprecation(
        OperationModel operation,
        string sunset,
        string newer,
        OperationFinder finder,
        DiagnosticSink diagnostics
    )
    {
        if (!operation.Operation.Deprecated && sunset.Length == 0)
        {
            return "";
        }

        var date = sunset.Length == 0 ? "" : $"; its sunset date is {sunset}";
        var replacement = !operation.Operation.Deprecated
            ? newer.Length > 0
                ? $"version {newer}"
                : null
            : Replacement.In(operation.Operation.Description, finder.Find) is { } name
                ? $"'{name}'"
                : null;
        var end = replacement is null ? date : $"{date}.{DeprecationText.UseInstead(replacement)}";
        if (operation.Spec.SelectedAt is { } place)
        {
            diagnostics.Report(
                DiagnosticInfo.Create(
                    Descriptors.DeprecatedOperation,
                    place.Path,
                    place.Span,
                    operation.Name,
                    end
                )
            );
        }
        else
        {
            diagnostics.Report(
                Descriptors.DeprecatedOperation,
                operation.Pointer,
                operation.Name,
                end
            );
        }

        return $"This operation is deprecated{date}.{DeprecationText.UseInstead(replacement)}";
    }

    private static string? Date(IDictionary<string, IOpenApiExtension>? extensions) =>
        extensions is not null && extensions.TryGetValue("x-sunset", out var value)
            ? value switch
            {
                OpenApiString text
                    when DateTime.TryParseExact(
                        text.Value,
                        DateFormat,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out _
                    ) => text.Value,
                // What is written without quotes is read as a date.
                OpenApiDate date => date.Value.ToString(DateFormat, CultureInfo.InvariantCulture),
                OpenApiDateTime date => date.Value.ToString(
                    DateFormat,
                    CultureInfo.InvariantCulture
                ),
                _ => null,
            }
            : null;
}
