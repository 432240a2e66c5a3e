using AtlasGen.Generator.Tests.Harness;
using AtlasGen.Samples.StandIn;
using AtlasGen.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>
/// Tests that the C# in the README and the docs compiles with the client of a document in this repository.
/// </summary>
public class DocsTests
{
    // The declarations that the code on a page can use.
    private const string Around = """
        private static readonly AtlasClient atlas = null!;
        private static readonly AtlasCredentials credentials = null!;
        private static readonly IServiceCollection services = null!;
        private static readonly IHostApplicationBuilder builder = null!;
        private static readonly IConfiguration configuration = null!;
        private static readonly Vault vault = null!;
        private static readonly string groupId = "", orgId = "", tenantName = "", invitationId = "", clusterName = "", connectionName = "", hostName = "", clientId = "", clientSecret = "", publicKey = "", privateKey = "", accessToken = "", password = "", apiKey = "";
        private static readonly byte[] signingKey = [];
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
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Security.Cryptography;
        global using System.Text;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Acme.Atlas;
        global using AtlasGen;
        global using AtlasGen.Samples.StandIn;
        global using AtlasGen.Testing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Http.Resilience;
        global using Microsoft.Extensions.Logging;

        internal sealed class Vault
        {
            public ValueTask<string> GetTokenAsync(CancellationToken stop) => new("");

            public ValueTask<string> GetSecretAsync(string name, CancellationToken stop) => new("");
        }
        """;

    // The operations that the pages use besides invitations and jobs: lists with many parameters, and a file.
    private const string UsersAndLogs = """
        openapi: 3.0.1
        info: { title: Users and logs, version: "1" }
        servers: [{ url: 'https://example.com' }]
        paths:
          /groups/{groupId}/users:
            get:
              tags: [Projects]
              operationId: listProjectUsers
              summary: Users of a project
              parameters:
                - { name: groupId, in: path, required: true, schema: { type: string } }
                - { name: pageNum, in: query, schema: { type: integer } }
                - { name: itemsPerPage, in: query, schema: { type: integer } }
                - { name: includeCount, in: query, schema: { type: boolean } }
                - { name: flattenTeams, in: query, schema: { type: boolean } }
                - { name: includeOrgUsers, in: query, schema: { type: boolean } }
              responses:
                "200":
                  description: A page.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          totalCount: { type: integer }
                          results:
                            type: array
                            items: { $ref: '#/components/schemas/ProjectUser' }
          /v2/groups/{groupId}/users:
            get:
              tags: [MongoDB Cloud Users]
              operationId: listGroupUsers
              summary: Users of a project
              parameters:
                - { name: groupId, in: path, required: true, schema: { type: string } }
                - { name: pageNum, in: query, schema: { type: integer } }
                - { name: itemsPerPage, in: query, schema: { type: integer } }
                - { name: includeCount, in: query, schema: { type: boolean } }
                - { name: flattenTeams, in: query, schema: { type: boolean } }
              responses:
                "200":
                  description: A page.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          totalCount: { type: integer }
                          results:
                            type: array
                            items: { $ref: '#/components/schemas/ProjectUser' }
          /v2/groups:
            post:
              tags: [Projects]
              operationId: createGroup
              summary: Creates a project
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Group' } } } }
              responses: { "201": { description: Done. } }
          /groups/{groupId}/clusters/{hostName}/logs/{logName}.gz:
            get:
              tags: [Monitoring and Logs]
              operationId: downloadGroupClusterLog
              summary: Logs of a host
              parameters:
                - { name: groupId, in: path, required: true, schema: { type: string } }
                - { name: hostName, in: path, required: true, schema: { type: string } }
                - { name: logName, in: path, required: true, schema: { type: string, enum: [mongodb, mongos] } }
              responses:
                "200":
                  description: A file.
                  content: { application/gzip: { schema: { type: string, format: binary } } }
        components:
          schemas:
            Group:
              type: object
              required: [name, orgId]
              properties:
                name: { type: string }
                orgId: { type: string }
            ProjectUser:
              type: object
              properties:
                id: { type: string }
        """;

    private const string Overlay = "atlas.overlay.yaml";

    private static readonly string Jobs = SpecTexts.Own("atlas-jobs.yaml");

    [Theory]
    [InlineData("README.md", 6)]
    [InlineData("docs/aot.md", 1)]
    [InlineData("docs/authentication.md", 8)]
    [InlineData("docs/dependency-injection.md", 11)]
    [InlineData("docs/errors.md", 5)]
    [InlineData("docs/generated-code.md", 6)]
    [InlineData("docs/paging.md", 5)]
    [InlineData("docs/responses.md", 4)]
    [InlineData("docs/streams.md", 3)]
    [InlineData("docs/testing.md", 12)]
    [InlineData("docs/updating.md", 3)]
    [InlineData("docs/versions.md", 1)]
    [InlineData("docs/waiting.md", 3)]
    public void The_code_of_a_page_compiles(string path, int blocks)
    {
        var page = Page.Read(path);
        var codes = page.Blocks.Where(block => block.Language == "csharp").ToList();
        Assert.Equal(blocks, codes.Count);
        foreach (var document in codes.GroupBy(block => DocumentOf(page, block)))
        {
            AssertCompiles(
                new SpecProject()
                    .AddSpec(
                        document.Key,
                        metadata: document.Key == Jobs ? [("Overlays", Overlay)] : []
                    )
                    .AddFile(Overlay, SpecTexts.Own(Overlay)),
                document.Where(block => !IsElsewhere(block)),
                document.Key == SpecTexts.Invites ? Around + AroundInvitations : Around
            );
        }
    }

    [Theory]
    [InlineData("docs/errors.md")]
    [InlineData("docs/paging.md")]
    [InlineData("docs/responses.md")]
    [InlineData("docs/updating.md")]
    [InlineData("docs/versions.md")]
    [InlineData("docs/waiting.md")]
    public void The_code_of_a_page_compiles_with_the_document_of_Atlas(string path) =>
        AssertCompiles(
            new SpecProject()
                .AddSpec(
                    SpecTexts.Corpus("atlas-v2.yaml"),
                    "getGroup;createGroup;createGroupCluster;getGroupCluster;updateGroupCluster;listGroupUsers;takeGroupClusterBackupSnapshots;getGroupStreamConnection;updateGroupStreamConnection",
                    metadata: ("Overlays", Overlay)
                )
                .AddFile(Overlay, SpecTexts.Own(Overlay)),
            Page.Read(path).Blocks.Where(block => block.Language == "csharp"),
            Around
        );

    private static void AssertCompiles(
        SpecProject project,
        IEnumerable<PageBlock> blocks,
        string around
    )
    {
        project
            .AddReferences(
                typeof(AtlasClientSettings).Assembly,
                typeof(AtlasFake).Assembly,
                typeof(AtlasStandInServer).Assembly,
                typeof(IConfiguration).Assembly,
                typeof(IServiceCollection).Assembly,
                typeof(OptionsServiceCollectionExtensions).Assembly,
                typeof(IHttpClientBuilder).Assembly,
                typeof(IHostApplicationBuilder).Assembly,
                typeof(ILogger).Assembly,
                typeof(IHealthChecksBuilder).Assembly,
                typeof(HealthStatus).Assembly,
                typeof(HttpStandardResilienceOptions).Assembly,
                typeof(ResilienceContext).Assembly
            )
            .AddSource(Head);
        var i = 0;
        foreach (var block in blocks)
        {
            project.AddSource(InClass($"Block{i++}", block.Code, around));
        }

        var run = project.Start().Run();
        Assert.DoesNotContain(
            run.Diagnostics,
            line => !line.Contains("info AG4002", StringComparison.Ordinal)
        );
        // This page does not use a field, and has a method that does not await.
        Assert.All(
            run.Warnings,
            warning => Assert.True(warning.Id is "CS0414" or "CS0169" or "CS1998", $"{warning}")
        );
    }

    [Fact]
    public void What_the_README_quotes_from_a_generated_file_is_in_that_file()
    {
        var block = Page.Read("README.md")
            .Blocks.Single(block => block is { Section: "What is generated", Language: "csharp" });
        var file = SpecProject.With(SpecTexts.Invites).Run().File("ProjectsClient");
        Assert.Contains(Unindented(block.Code), Unindented(file), StringComparison.Ordinal);
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
            .Select(file => $"docs/{Path.GetFileName(file)}")
            .Prepend("README.md")
            .Where(path => Page.Read(path).Blocks.Any(block => block.Language == "csharp"))
            // The code of these pages needs a whole program, or other packages. The package tests compile it.
            .Where(path =>
                path is not ("docs/getting-started.md" or "docs/scripts.md" or "docs/telemetry.md")
            )
            .Order(StringComparer.Ordinal);
        Assert.Equal(compiled, pages);
    }

    /// <summary>Returns whether another test compiles a block. That of the testing page runs them, too.</summary>
    private static bool IsElsewhere(PageBlock block) =>
        block.Section is "What is generated" or "The first test" or "Three more tests";

    private static string DocumentOf(Page page, PageBlock block) =>
        (page.Path, block.Section) switch
        {
            ("docs/paging.md", _) => UsersAndLogs,
            ("docs/errors.md" or "docs/versions.md" or "docs/waiting.md", _) => Jobs,
            ("docs/streams.md", _) => SpecTexts.Feature("streams"),
            ("docs/updating.md", _) => SpecTexts.Feature("clusters"),
            ("docs/generated-code.md", "Files") => UsersAndLogs,
            ("docs/generated-code.md", "Unions") => SpecTexts.Feature("alarms"),
            ("docs/responses.md", _) => Jobs,
            ("README.md", "Paged lists") => UsersAndLogs,
            _ => SpecTexts.Invites,
        };

    private static string Unindented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    /// <summary>
    /// Returns a class: statements become the body of a method, and types and usings are placed outside.
    /// </summary>
    private static string InClass(string name, string code, string around)
    {
        var unit = CSharpSyntaxTree
            .ParseText(code, cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken);
        var members = unit.Members;
        return $$"""
            {{unit.Usings}}
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
}
