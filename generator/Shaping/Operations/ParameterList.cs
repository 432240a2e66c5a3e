using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>The parameters of one method, in the order that users rely on.</summary>
/// <param name="Path">The path template in parts.</param>
/// <param name="All">The parameters.</param>
/// <param name="QueryMembers">The optional parameters of the query, which are one record.</param>
/// <param name="IsEnvelopedByDefault">The document says that the answer comes in an envelope unless asked otherwise.</param>
/// <param name="Fault">Why no method can be made; <see langword="null"/> when one can.</param>
internal sealed record ParameterList(
    EquatableArray<PathPart> Path,
    EquatableArray<ParameterShape> All,
    EquatableArray<ParameterShape> QueryMembers,
    bool IsEnvelopedByDefault,
    string? Fault
)
{
    public static ParameterList Failed(string fault) =>
        new(default, default, default, false, fault);
}
