using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>The C# of the pages in docs compiles with the client of a document of this repository.</summary>
public partial class DocsTests
{
    // What the code on a page finds around it.
    private const string Around = """
        private static readonly AtlasClient atlas = null!;
        private static readonly AtlasCredentials credentials = null!;
        private static readonly Vault vault = null!;
        private static readonly string groupId = "", clientId = "", clientSecret = "", publicKey = "", privateKey = "";
        """;

    private const string AroundInvitations = """
        private static readonly GroupInvitationRequest request = null!;
        private static readonly GroupInvitation invitation = null!;
        """;

    private const string Head = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Net;
        global using System.Net.Http;
        global using System.Text;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Acme.Atlas;
        global using AtlasGen;

        internal sealed class Vault
        {
            public ValueTask<string> GetTokenAsync(CancellationToken stop) => new("");
        }
        """;

    [Theory]
    [InlineData("aot.md", 1)]
    [InlineData("authentication.md", 5)]
    [InlineData("errors.md", 3)]
    [InlineData("paging.md", 2)]
    [InlineData("testing.md", 3)]
    [InlineData("versions.md", 1)]
    public void The_code_of_a_page_compiles(string page, int blocks)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Folder, "docs", page));
        var codes = Block().Matches(text).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(blocks, codes.Count);
        var isPaging = page == "paging.md";
        var project = SpecProject
            .With(isPaging ? SpecTexts.Feature("paging") : SpecTexts.Invites)
            .AddSource(Head);
        for (var i = 0; i < codes.Count; i++)
        {
            project.AddSource(
                InClass($"Block{i}", codes[i], isPaging ? Around : Around + AroundInvitations)
            );
        }

        var problems = project
            .Start()
            .Run()
            // A field that this page has no need for, and a method that does not wait.
            .Warnings.Where(warning => warning.Id is not ("CS0414" or "CS0169" or "CS1998"));
        Assert.Empty(problems);
    }

    [Fact]
    public void Every_page_with_code_is_compiled()
    {
        var compiled = typeof(DocsTests)
            .GetMethod(nameof(The_code_of_a_page_compiles))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute =>
                (string)
                    (
                        (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)
                            attribute.ConstructorArguments[0].Value!
                    )[0].Value!
            );
        var pages = Directory
            .GetFiles(Path.Combine(Repository.Folder, "docs"), "*.md")
            .Where(file => Block().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file))
            // A whole program; the tests of the package follow it.
            .Where(file => file != "getting-started.md")
            .Order(StringComparer.Ordinal);
        Assert.Equal(compiled, pages);
    }

    /// <summary>Statements go into a method, and types beside it.</summary>
    private static string InClass(string name, string code, string around)
    {
        var members = CSharpSyntaxTree
            .ParseText(code, cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .Members;
        return $$"""
            public static class {{name}}
            {
            {{around}}
            {{string.Concat(members.Where(member => member is not GlobalStatementSyntax))}}
                public static async Task RunAsync()
                {
            {{string.Concat(members.OfType<GlobalStatementSyntax>())}}
                }
            }
            """;
    }

    [GeneratedRegex(
        @"^```csharp\r?\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Block();
}
