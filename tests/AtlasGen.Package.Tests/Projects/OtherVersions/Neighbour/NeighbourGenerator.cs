using Microsoft.CodeAnalysis;

namespace Neighbour;

/// <summary>Tells which versions it was given.</summary>
[Generator]
public sealed class NeighbourGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, _) =>
                output.AddSource(
                    "Neighbour.g.cs",
                    $$"""
                    internal static class Neighbour
                    {
                        public const string SharpYaml = "{{typeof(SharpYaml.YamlException).Assembly.GetName().Version!.ToString(
                        2
                    )}}";
                        public const string Json = "{{System.Text.Json.JsonSerializer.Serialize(
                        new[] { 1, 2 }
                    )}}";
                    }
                    """
                )
        );
}
