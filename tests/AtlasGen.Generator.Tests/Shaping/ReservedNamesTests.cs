using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Tests.Shaping;

public class ReservedNamesTests
{
    // The implicit usings of Microsoft.NET.Sdk, .Web, .Worker, and .BlazorWebAssembly.
    private static readonly string[] ImplicitNamespaces =
    [
        "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Net.Http.Json",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    [Fact]
    public void Types_that_every_file_of_a_user_sees_are_reserved()
    {
        var types = Frameworks()
            .SelectMany(name => Assembly.Load(name).GetExportedTypes())
            .Where(type => ImplicitNamespaces.Contains(type.Namespace) && !type.IsGenericType)
            .ToList();
        // Without ASP.NET Core on the machine, none of its types would be found.
        Assert.Equal(
            ImplicitNamespaces.Order(StringComparer.Ordinal),
            types.Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal)
        );
        AssertReserved(types);
    }

    /// <summary>The namespaces are those of the SDK that builds the tests. Another SDK may import more.</summary>
    [Theory]
    [InlineData("Microsoft.NET.Sdk/targets/Microsoft.NET.Sdk.CSharp.props")]
    [InlineData("Microsoft.NET.Sdk.Web/Targets/Sdk.Server.props")]
    [InlineData("Microsoft.NET.Sdk.Worker/targets/Microsoft.NET.Sdk.Worker.props")]
    [InlineData("Microsoft.NET.Sdk.BlazorWebAssembly/Sdk/Sdk.props")]
    public void The_namespaces_are_those_of_the_SDK(string props)
    {
        var folder = typeof(ReservedNamesTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "SdksFolder")
            .Value!;
        var imported = XDocument
            .Load(Path.Combine(folder, props))
            .Descendants()
            .Where(item => item.Name.LocalName == "Using")
            .Select(item => (string)item.Attribute("Include")!)
            .ToList();
        Assert.NotEmpty(imported);
        Assert.Empty(imported.Except(ImplicitNamespaces));
    }

    /// <summary>Returns the assemblies of .NET and ASP.NET Core that the tests run on.</summary>
    private static IEnumerable<string> Frameworks() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetDirectoryName(path)!.Contains("Microsoft.", StringComparison.Ordinal)
            )
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name =>
                name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            );

    [Fact]
    public void Types_of_the_runtime_are_reserved() =>
        AssertReserved(typeof(AtlasGen.Runtime.JsonMode).Assembly.GetExportedTypes());

    /// <summary>
    /// Any word in generated code can also be the name of a schema, a property, a value, a parameter, an operation, or
    /// a tag.
    /// </summary>
    [Fact]
    public void A_document_may_use_every_word_of_generated_code()
    {
        var words = Words();
        Assert.InRange(words.Count, 200, 1_000);
        var document = new StringBuilder("openapi: 3.0.1\npaths:\n");
        foreach (var word in words)
        {
            document.Append(
                $$"""
                  /{{word}}:
                    put:
                      tags: [{{word}}]
                      operationId: {{word}}
                      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/{{word}}' } } } }
                      responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/AllMembers' } } } } }

                """
            );
        }

        document.Append(
            "  /all:\n    get:\n      tags: [All]\n      operationId: getAll\n      responses: { '204': { description: a } }\n      parameters:\n"
        );
        foreach (var word in words)
        {
            document.Append(
                $"        - {{ name: {word}, in: query, required: true, schema: {{ type: integer }} }}\n"
            );
        }

        document.Append(
            "  /some:\n    get:\n      tags: [All]\n      operationId: getSome\n      responses: { '204': { description: a } }\n      parameters:\n"
        );
        foreach (var word in words)
        {
            document.Append(
                $"        - {{ name: {word}, in: query, schema: {{ type: array, items: {{ type: string }} }} }}\n"
            );
        }

        document.Append(
            """
              /members:
                get:
                  tags: [All]
                  operationId: getMembers
                  responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/AllMembers' } } } } }
                patch:
                  tags: [All]
                  operationId: updateMembers
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/AllMembers' } } } }
                  responses: { '204': { description: a } }

            """
        );
        document.Append("components:\n  schemas:\n");
        foreach (var word in words)
        {
            document.Append(
                $"    {word}: {{ type: object, properties: {{ a: {{ type: string }} }} }}\n"
            );
        }

        var members = words.Select(word => $"{word}: {{ type: string, nullable: true }}");
        document.Append(
            $"    AllValues: {{ type: string, enum: {JsonSerializer.Serialize(words)} }}\n"
        );
        document.Append(
            $"    AllMembers: {{ type: object, properties: {{ AllValues: {{ $ref: '#/components/schemas/AllValues' }}, {string.Join(", ", members)} }} }}\n"
        );
        var run = SpecProject.With(document.ToString(), "*").Start().Run();
        Assert.Empty(run.Diagnostics);
        run.AssertCompiles();
    }

    private static void AssertReserved(IEnumerable<Type> types)
    {
        var names = types
            .Where(type => !type.IsNested)
            .Select(type => type.Name.Split('`')[0])
            .Distinct()
            .ToList();
        Assert.NotEmpty(names);
        Assert.Empty(names.Except(ReservedNames.Types).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Returns the identifiers in generated code that come from the templates and not from the documents, ignoring
    /// case.
    /// </summary>
    private static IReadOnlyList<string> Words()
    {
        var templates = string.Concat(
            Directory
                .GetFiles(
                    Path.Combine(Repository.Folder, "generator", "Templates"),
                    "*",
                    SearchOption.AllDirectories
                )
                .Select(File.ReadAllText)
        );
        var documents = Directory
            .GetFiles(Path.Combine(Repository.Folder, "specs", "features"))
            .Select(path => SpecTexts.Feature(Path.GetFileNameWithoutExtension(path)))
            .Append(SpecTexts.Invites);
        return
        [
            .. documents
                .SelectMany(document => SpecProject.With(document).Start().Run().Files.Values)
                .SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText.TrimStart('_'))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(word =>
                    word.Length > 0 && templates.Contains(word, StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
