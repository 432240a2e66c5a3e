using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>What a document says of the end of an operation, or of the version of it that is used.</summary>
internal static class Lifecycle
{
    private const string Extension = "x-sunset";

    /// <summary>The last day, as <c>2027-07-01</c>; empty when the document names none.</summary>
    /// <remarks>Atlas writes it at the media type, since it is a version that ends.</remarks>
    /// <param name="operation">The operation.</param>
    /// <param name="used">The JSON pointer of the media type that is used; empty if there is none.</param>
    public static string Sunset(OperationModel operation, string used)
    {
        var ofVersion =
            used.Length > 0 && operation.Index.Find(used) is { } content ? Date(content) : "";
        return ofVersion.Length > 0 ? ofVersion : Date(operation.Spec.Node);
    }

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

    // In the document's own words: Readers makes of a text what it looks like.
    private static string Date(SpecNode holder) => VersionDate.Of(holder.Text(Extension));
}
