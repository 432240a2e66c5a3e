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
    /// <param name="finder">The finder for the replacement of the operation.</param>
    /// <param name="diagnostics">The sink for diagnostics about selected operations that are deprecated.</param>
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

    // The node holds the original text. Readers converts text that looks like a date.
    private static string Date(SpecNode holder) => VersionDate.Of(holder.Text(Extension));
}
