using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>Finds the descriptions of waits in a document.</summary>
internal static class WaiterNodes
{
    /// <summary>The keyword of AtlasGen.</summary>
    public const string Keyword = "x-atlasgen-waiter";

    /// <summary>Returns the description of AtlasGen's own form; <see langword="null"/> if there is none.</summary>
    public static SpecNode? Own(SpecOperation operation) =>
        operation.Node.Child(Keyword) is { IsNull: false } node ? node : null;

    /// <summary>
    /// Returns the description in the form that the Atlas CLI writes; <see langword="null"/> if there is none.
    /// </summary>
    public static SpecNode? OfCli(SpecOperation operation) =>
        operation.Node.Child("x-xgen-atlascli")?.Child("watcher") is { IsNull: false } node
            ? node
            : null;

    /// <summary>Returns whether an operation has a description, which may be invalid.</summary>
    public static bool Exist(SpecOperation operation) =>
        Own(operation) is not null || OfCli(operation) is not null;
}
