using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Neighbour;

/// <summary>Emits the versions of the dependencies that the generator was loaded with.</summary>
[Generator]
public sealed class NeighbourGenerator : IIncrementalGenerator
{
    private static readonly string s_sharpYaml = typeof(SharpYaml.YamlException)
        .Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()
        .Version;

    private static readonly string s_json = System.Text.Json.JsonSerializer.Serialize(
        new[] { 1, 2 }
    );

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, _) =>
                output.AddSource(
                    "Neighbour.g.cs",
                    $$"""
                    internal static class Neighbour
                    {
                        public const string SharpYaml = "{{s_sharpYaml}}";
                        public const string Json = "{{s_json}}";
                    }
                    """
                )
        );
}
