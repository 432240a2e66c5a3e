using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Describes the deprecation and the sunset of an operation, or of the version in use.</summary>
internal static class Lifecycle
{
    private const string Extension = "x-sunset";

    /// <summary>Returns the last day in the form <c>2027-07-01</c>; empty if the document does not state one.</summary>
    /// <remarks>Atlas states the date at the media type because versions end, not operations.</remarks>
    /// <param name="operation">The operation.</param>
    /// <param name="used">The JSON pointer of the media type in use; empty if there is none.</param>
    public static string Sunset(OperationModel operation, string used)
    {
        var ofVersion =
            used.Length > 0 && operation.Index.Find(used) is { } content ? Date(content) : "";
        return ofVersion.Length > 0 ? ofVersion : Date(operation.Spec.Node);
    }

    /// <summary>Returns the deprecation text for callers of the method; empty if the operation does not end.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="sunset">The last day of the version in use; empty if the document does not state one.</param>
    /// <param name="newer">A newer stable version of the operation; empty if there is none.</param>
    /// <param name="asOf">The date on which the operation must exist; empty if dates are not compared.</param>
    /// <param name="finder">The finder for the replacement of the operation.</param>
    /// <param name="diagnostics">
    /// The sink for diagnostics about selected operations that are deprecated; <see langword="null"/> if the operation is
    /// not selected.
    /// </param>
    public static string Deprecation(
        OperationModel operation,
        string sunset,
        string newer,
        string asOf,
        OperationFinder finder,
        DiagnosticSink? diagnostics
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
        var last = asOf.Length == 0 ? "" : LastSunset(operation);
        // Texts of dates in this form compare as the dates do.
        var isGone = last.Length > 0 && string.CompareOrdinal(last, asOf) < 0;
        var place = operation.Spec.SelectedAt ?? operation.Index.SourcePlace(operation.Pointer);
        if (isGone)
        {
            diagnostics?.Report(
                Descriptors.GoneOperation,
                place,
                operation.Name,
                last,
                asOf,
                DeprecationText.UseInstead(replacement)
            );
        }
        else
        {
            diagnostics?.Report(Descriptors.DeprecatedOperation, place, operation.Name, end);
        }

        return $"This operation is deprecated{date}.{DeprecationText.UseInstead(replacement)}";
    }

    /// <summary>
    /// Returns the last day of the newest version; empty if the document does not state one, so that the operation does
    /// not end.
    /// </summary>
    private static string LastSunset(OperationModel operation)
    {
        var contents = SuccessResponses
            .Of(operation.Operation)
            .SelectMany(success =>
                (success.Response.Content?.Keys ?? Enumerable.Empty<string>()).Select(name =>
                    (
                        Version: ApiVersions.Of(name),
                        Pointer: operation.ResponseContentPointer(success.Status, name)
                    )
                )
            )
            .Where(content => ApiVersions.IsStable(content.Version))
            .ToList();
        var newest = contents
            .Select(content => content.Version)
            .OrderBy(version => version, StringComparer.Ordinal)
            .LastOrDefault();
        // A version ends when the last of its responses does.
        var dates = contents
            .Where(content => content.Version == newest)
            .Select(content => Sunset(operation, content.Pointer))
            .DefaultIfEmpty(Date(operation.Spec.Node))
            .OrderBy(date => date, StringComparer.Ordinal)
            .ToList();
        return dates[0].Length == 0 ? "" : dates[dates.Count - 1];
    }

    // The node holds the original text. Readers converts text that looks like a date.
    private static string Date(SpecNode holder) => VersionDate.Of(holder.Text(Extension));
}
