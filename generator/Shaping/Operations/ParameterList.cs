using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The parameters of one method, in an order that users can rely on.</summary>
/// <param name="Path">The parts of the path template.</param>
/// <param name="All">The parameters.</param>
/// <param name="QueryMembers">The optional query parameters, which form one record.</param>
/// <param name="IsEnvelopedByDefault">
/// Whether the response has an envelope by default, according to the document.
/// </param>
/// <param name="Fault">Why no method can be generated; <see langword="null"/> if one can.</param>
internal sealed record ParameterList(
    EquatableArray<PathPart> Path,
    EquatableArray<ParameterShape> All,
    EquatableArray<ParameterShape> QueryMembers,
    bool IsEnvelopedByDefault,
    string? Fault
)
{
    /// <summary>Gets the query parameters whose values are in the path template.</summary>
    public EquatableArray<QueryPair> Constants { get; init; }

    public static ParameterList Failed(string fault) =>
        new(default, default, default, false, fault);
}
