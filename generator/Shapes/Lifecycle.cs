using System.Globalization;
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
