using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>A record for the optional query parameters of one operation.</summary>
/// <param name="MethodName">The name of the operation's method, without <c>Async</c>.</param>
/// <param name="ClientInterface">The interface that contains the method.</param>
/// <param name="Members">The parameters, in the order of the document.</param>
internal sealed record QueryShape(
    ClientSettings Client,
    string Name,
    string MethodName,
    string ClientInterface,
    EquatableArray<ParameterShape> Members
) : SourceShape(Client, Name), IRecordValues
{
    public bool HasBase => false;

    public bool HasRemainder => false;

    public bool HasTracked => false;

    public bool HasChanges => false;
}
