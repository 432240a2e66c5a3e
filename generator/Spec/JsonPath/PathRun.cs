using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>The root and the budget of queries in a document.</summary>
/// <remarks>
/// A short query can visit a large document many times (<c>$..*..*..*</c>), so the work of all queries has one limit.
/// </remarks>
internal sealed class PathRun(DraftNode root, CancellationToken cancellationToken)
{
    /// <summary>The maximum number of nodes that a segment selects, which limits the memory.</summary>
    public const int SelectedLimit = 4_000_000;

    // The work takes a few seconds.
    private const int Limit = 50_000_000;

    // Comparing a key is much cheaper than visiting a node.
    private const int KeysPerVisit = 16;

    private long _room = Limit;

    public DraftNode Root => root;

    /// <summary>Counts the visit of a node.</summary>
    /// <exception cref="PathTooCostlyException">Too many nodes were visited.</exception>
    public void Visit(int count = 1)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _room -= count;
        if (_room < 0)
        {
            throw new PathTooCostlyException();
        }
    }

    /// <summary>Counts the search for a key among others.</summary>
    /// <exception cref="PathTooCostlyException">Too many nodes were visited.</exception>
    public void Search(int keys) => Visit(1 + (keys / KeysPerVisit));
}

/// <summary>Thrown when the queries in a document take too long.</summary>
internal sealed class PathTooCostlyException()
    : Exception("the queries visit too many nodes of the document");
