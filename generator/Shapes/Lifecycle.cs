using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Interfaces;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>What a document says of the end of an operation, or of the version of it that is used.</summary>
internal static class Lifecycle
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The last day, as <c>2027-07-01</c>; empty when the document names none.</summary>
    /// <remarks>Atlas writes it at the media type, since it is a version that ends (<c>x-sunset</c>).</remarks>
    public static string Sunset(OpenApiOperation operation, OpenApiMediaType? used) =>
        Date(used?.Extensions) ?? Date(operation.Extensions) ?? "";

    /// <summary>What those who use the method are told; empty when it has no end.</summary>
    public static string Deprecation(
        OperationModel operation,
        string sunset,
        DiagnosticSink diagnostics
    )
    {
        if (!operation.Operation.Deprecated && sunset.Length == 0)
        {
            return "";
        }

        var date = sunset.Length == 0 ? "" : $"; sunset {sunset}";
        if (operation.Spec.SelectedAt is { } place)
        {
            diagnostics.Add(
                DiagnosticInfo.Create(
                    Descriptors.DeprecatedOperation,
                    place.Path,
                    place.Span,
                    operation.Name,
                    date
                )
            );
        }
        else
        {
            diagnostics.Add(
                Descriptors.DeprecatedOperation,
                operation.Pointer,
                operation.Name,
                date
            );
        }

        return $"The document deprecates this operation{date}.";
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
