namespace AtlasGen.Package.Tests;

/// <summary>Tests the build output for user errors.</summary>
public class DiagnosticsTests(PackedPackages packages)
{
    [Fact]
    public async Task Errors_are_reported_with_file_line_and_column()
    {
        var project = new UserProject(
            packages,
            "mistakes",
            """
            <AtlasSpec Include="one.yaml" Operations="updateProjectInvitatoin" Namespace="One" />
            <AtlasSpec Include="two.yaml" Namespace="Two" />
            """,
            "System.Console.WriteLine(typeof(One.AtlasClient));"
        );
        project.Write("one.yaml", Sources.Read("specs/atlas-invites.yaml"));
        project.Write("two.yaml", "openapi: 4.0.0\n");
        var built = await project.BuildAsync();
        built.AssertFailed(
            "error AG1002: The document has no operation 'updateProjectInvitatoin'; did you mean 'updateProjectInvitation'?"
        );
        Assert.Contains(
            "two.yaml(1,1): error AG2003: This document is OpenAPI 4.0.0",
            built.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"one\.yaml\(\d+,7\): error AG1002", built.Output);
        // The rest of the project was compiled.
        Assert.DoesNotContain("error CS", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_mistakes_in_spec_and_selection_are_five_errors_with_file_line_and_column()
    {
        var project = new UserProject(
            packages,
            "five",
            """<AtlasSpec Include="atlas.yaml" OperationsFile="our team's operations.txt" Namespace="Five" />""",
            "System.Console.WriteLine(typeof(Five.AtlasClient));"
        );
        project.Write(
            "our team's operations.txt",
            "# what we need\nupdateProjectInvitatoin\n  tag:Project\ngetProjectInvitation as 1st\n*\n"
        );
        project.Write(
            "atlas.yaml",
            Sources
                .Read("specs/atlas-invites.yaml")
                .Replace("schemas/Link'", "schemas/Lnk'", StringComparison.Ordinal)
                .Replace("format: int32", "maximum: many", StringComparison.Ordinal)
        );
        var built = (await project.BuildAsync()).AssertFailed("error AG1002");
        Assert.Matches(
            @"our team's operations\.txt\(2,1\): error AG1002: .* did you mean 'updateProjectInvitation'\?",
            built.Output
        );
        Assert.Matches(
            @"our team's operations\.txt\(3,3\): error AG1003: .* did you mean 'tag:Projects'\?",
            built.Output
        );
        Assert.Matches(@"our team's operations\.txt\(4,1\): error AG1008: ", built.Output);
        Assert.Matches(@"atlas\.yaml\(\d+,\d+\): error AG2006: .*schemas/Lnk", built.Output);
        Assert.Matches(
            @"atlas\.yaml\(\d+,11\): error AG2007: .*'many' is not a valid number",
            built.Output
        );
        Assert.Contains(" 5 Error(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severities_are_the_users_to_choose()
    {
        var project = new UserProject(
            packages,
            "severities",
            """<AtlasSpec Include="atlas.yaml" Namespace="Some" />""",
            "System.Console.WriteLine(typeof(Some.AtlasClient));"
        );
        // A path parameter without a name causes the warning AG3002.
        project.Write(
            "atlas.yaml",
            Sources
                .Read("specs/atlas-invites.yaml")
                .Replace("/{invitationId}:", "/{invitationId}/{}:", StringComparison.Ordinal)
        );
        var built = (await project.BuildAsync()).AssertSucceeded();
        Assert.Contains("warning AG3002: ", built.Output, StringComparison.Ordinal);
        (await project.BuildAsync("--no-incremental", "-p:WarningsAsErrors=AG3002")).AssertFailed(
            "error AG3002: "
        );
        var silent = (
            await project.BuildAsync("--no-incremental", "-p:NoWarn=AG3002")
        ).AssertSucceeded();
        Assert.DoesNotContain("AG3002", silent.Output, StringComparison.Ordinal);
        project.Write(
            ".globalconfig",
            "is_global = true\ndotnet_diagnostic.AG3002.severity = error\n"
        );
        (await project.BuildAsync()).AssertFailed("error AG3002: ");
    }

    [Theory]
    [InlineData(
        """<AtlasSpec Include="atlas.yaml" OperationsFile="missing.txt" />""",
        "error AG1007: The file 'missing.txt'"
    )]
    [InlineData(
        """<AtlasSpec Include="missing.yaml" />""",
        "error AG1001: The OpenAPI document 'missing.yaml'"
    )]
    [InlineData(
        """<AtlasSpec Include="atlas.yaml" Namespace="A" /><AtlasSpec Include="./atlas.yaml" Namespace="B" />""",
        "error AG1006: Two AtlasSpec items use the file '"
    )]
    [InlineData(
        """<AtlasSpec Include="atlas.yaml" OperationsFile="$(MSBuildProjectDirectory)/atlas.yaml" />""",
        "/atlas.yaml\" in this AtlasSpec item is not valid, because it is the OpenAPI document. Use a separate file."
    )]
    [InlineData(
        """<AtlasSpec Include="atlas.yaml" OperationsFile="./atlas.yaml" />""",
        "error AG1004: OperationsFile=\"./atlas.yaml\" in this AtlasSpec item is not valid, because it is the OpenAPI document. Use a separate file."
    )]
    [InlineData(
        """<AtlasSpec Include="atlas.yaml" Operations="tag:`$(Configuration)`" />""",
        "error AG1004: The metadata of an AtlasSpec item contains a backtick"
    )]
    public async Task Errors_in_the_project_are_reported_before_the_compiler_starts(
        string items,
        string expected
    )
    {
        var project = new UserProject(packages, $"items {expected.Length}", items, "");
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var built = (await project.BuildAsync()).AssertFailed(expected);
        Assert.Contains("Acme.Tool.csproj", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<IncludeAssets>runtime; build; native; contentfiles; analyzers; buildtransitive</IncludeAssets>"
    )]
    [InlineData("<IncludeAssets>runtime; build; native; contentfiles; analyzers</IncludeAssets>")]
    [InlineData("<ExcludeAssets>compile</ExcludeAssets>")]
    public async Task A_reference_without_the_library_is_one_error(string assets)
    {
        var project = new UserProject(
            packages,
            $"assets {assets.Length}",
            """<AtlasSpec Include="atlas.yaml" />""",
            "Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        var file = Path.Combine(project.Folder, "Acme.Tool.csproj");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var reference = $"""<PackageReference Include="AtlasGen" Version="{packages.Version}" />""";
        Assert.Contains(reference, text, StringComparison.Ordinal);
        project.Write(
            "Acme.Tool.csproj",
            text.Replace(
                reference,
                reference.Replace(
                    " />",
                    $"><PrivateAssets>all</PrivateAssets>{assets}</PackageReference>",
                    StringComparison.Ordinal
                ),
                StringComparison.Ordinal
            )
        );
        var built = (await project.BuildAsync()).AssertFailed(
            "error AG1012: The project does not reference AtlasGen.Runtime.dll"
        );
        Assert.Contains("1 Error(s)", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_reaches_the_generator_as_it_is_in_the_project()
    {
        var project = new UserProject(
            packages,
            "metadata",
            """<AtlasSpec Include="atlas.yaml" Operations="tag:Nobody's (a, b) #1 ^1 50%25; tag:Projects" />""",
            "Console.WriteLine(typeof(Acme.Tool.Atlas.AtlasClient));"
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync()).AssertFailed(
            "error AG1003: The selection 'tag:Nobody's (a, b) #1 ^1 50%' matches no operation"
        );
    }

    [Fact]
    public async Task Method_options_reach_the_generator_whole()
    {
        var project = new UserProject(
            packages,
            "method options",
            """<AtlasSpec Include="atlas.yaml" MethodOptions="NoEnvelope;NoPretty" />""",
            ""
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-invites.yaml"));
        (await project.BuildAsync()).AssertFailed(
            "error AG1004: MethodOptions=\"NoEnvelope;NoPretty\" in this AtlasSpec item is not valid. Use 'NoEnvelope', or omit the option."
        );
    }
}
