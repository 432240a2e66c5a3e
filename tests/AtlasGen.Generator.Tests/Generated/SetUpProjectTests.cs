using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests that the first of the jobs in the samples is short.</summary>
public class SetUpProjectTests
{
    [Fact]
    public void A_project_is_set_up_in_a_few_statements()
    {
        var text = File.ReadAllText(
            Path.Combine(Repository.Folder, "samples", "Jobs", "SetUpProject.cs")
        );
        var statements = CSharpSyntaxTree
            .ParseText(text, cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .DescendantNodes()
            .OfType<StatementSyntax>()
            .Where(statement => statement is not BlockSyntax)
            .ToList();
        // Everything, including the waiting, the conflicts, and the cleanup.
        Assert.InRange(statements.Count, 5, 20);
    }
}
