namespace AtlasGen.Package.Tests;

/// <summary>Projects in which the light bulb adds an operation to the selection.</summary>
internal static class CodeFixProject
{
    /// <summary>The start of a program, which creates a client.</summary>
    public const string Usings = """
        using AtlasGen;
        using Acme.Atlas;
        using var atlas = AtlasClient.Create(AtlasCredentials.Token("t"));

        """;

    /// <summary>Creates a project whose selection is in <c>atlas.operations</c>.</summary>
    public static UserProject WithFile(PackedPackages packages, string operations)
    {
        var project = Of(
            packages,
            """<AtlasSpec Include="atlas.yaml" Namespace="Acme.Atlas" Overlays="atlas" OperationsFile="atlas.operations" />"""
        );
        project.Write("atlas.operations", operations);
        return project;
    }

    /// <summary>Creates a project with an item.</summary>
    public static UserProject Of(PackedPackages packages, string item)
    {
        var project = new UserProject(packages, "code fix", item, "");
        project.Write("atlas.yaml", Sources.Read("specs/atlas-jobs.yaml"));
        return project;
    }
}
