using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Templates;

/// <summary>The function that templates call to write the description of an API as C#.</summary>
internal static class ApiText
{
    /// <summary>Returns the initializer with what is not the default; empty if there is nothing.</summary>
    public static string Initializer(RootClientShape client) =>
        client.IsOpen ? " { IsOpen = true }"
        : client.Schemes is { } schemes
            ? $" {{ Schemes = [{string.Join(", ", schemes.Select(Scheme))}] }}"
        : "";

    private static string Scheme(CredentialScheme scheme) =>
        scheme.Detail.Length > 0
            ? $"AtlasScheme.{scheme.Kind}({CSharpText.Literal(scheme.Detail)})"
            : $"AtlasScheme.{scheme.Kind}";
}
