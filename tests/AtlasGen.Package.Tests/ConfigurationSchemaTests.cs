using System.IO.Compression;
using System.Runtime.Loader;
using System.Text.Json;
using Json.Schema;

namespace AtlasGen.Package.Tests;

/// <summary>Tests the schema that the package of dependency injection adds to that of <c>appsettings.json</c>, for completion in editors.</summary>
public class ConfigurationSchemaTests(PackedPackages packages)
{
    private const string Id = "AtlasGen.DependencyInjection";

    [Theory]
    [InlineData("""<PackageReference Include="AtlasGen.DependencyInjection" Version="[{0}]" />""")]
    [InlineData("""<ProjectReference Include="Library/Acme.Library.csproj" />""")]
    public async Task A_project_that_uses_the_package_gets_the_schema(string reference)
    {
        var project = new UserProject(
            packages,
            "schema",
            reference.Replace("{0}", packages.Version, StringComparison.Ordinal),
            "",
            isAlone: false
        );
        project.Write(
            "Library/Acme.Library.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{Id}" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """
        );
        (await project.DotnetAsync("restore", "Acme.Tool.csproj")).AssertSucceeded();
        var evaluated = await project.DotnetAsync(
            "msbuild",
            "-getItem:JsonSchemaSegment",
            "Acme.Tool.csproj"
        );
        using var json = JsonDocument.Parse(evaluated.AssertSucceeded().Output);
        var segment = Assert.Single(
            json.RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray()
        );
        Assert.Equal(@"appsettings\..*json", segment.GetProperty("FilePathPattern").GetString());
        Assert.Equal(
            ReadSchema(),
            await File.ReadAllTextAsync(
                segment.GetProperty("FullPath").GetString()!,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public void It_is_a_valid_schema_with_the_properties_of_the_settings_and_no_others()
    {
        using var schema = JsonDocument.Parse(ReadSchema());
        Assert.True(MetaSchemas.Draft7.Evaluate(schema.RootElement).IsValid);
        var properties = schema
            .RootElement.GetProperty("properties")
            .GetProperty("Atlas")
            .GetProperty("properties");
        Assert.Equal(
            SettingsOfThePackedLibrary().Order(),
            properties
                .EnumerateObject()
                .Select(property =>
                    (property.Name, property.Value.GetProperty("type").GetString()!)
                )
                .Order()
        );
        Assert.All(
            properties.EnumerateObject(),
            property =>
                Assert.EndsWith(
                    ".",
                    property.Value.GetProperty("description").GetString(),
                    StringComparison.Ordinal
                )
        );
    }

    private string ReadSchema()
    {
        using var package = ZipFile.OpenRead(packages.Package(Id));
        return package.ReadText("ConfigurationSchema.json");
    }

    private List<(string Name, string Type)> SettingsOfThePackedLibrary()
    {
        using var package = ZipFile.OpenRead(packages.Package(Id));
        using var library = package.GetEntry($"lib/net8.0/{Id}.dll")!.ReadStream();
        var context = new AssemblyLoadContext(
            nameof(ConfigurationSchemaTests),
            isCollectible: true
        );
        var properties = context
            .LoadFromStream(library)
            .GetType("AtlasGen.AtlasClientSettings", throwOnError: true)!
            .GetProperties()
            .Select(property =>
                (property.Name, property.PropertyType == typeof(int?) ? "integer" : "string")
            )
            .ToList();
        context.Unload();
        return properties;
    }
}
