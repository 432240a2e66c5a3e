namespace AtlasGen.Generator;

/// <summary>The tracking names of the incremental steps. A step without a name cannot be tested.</summary>
internal static class StepNames
{
    public const string SpecFiles = nameof(SpecFiles);
    public const string ProjectFiles = nameof(ProjectFiles);
    public const string Places = nameof(Places);
    public const string Inputs = nameof(Inputs);
    public const string Clients = nameof(Clients);
    public const string Sources = nameof(Sources);
    public const string Diagnostics = nameof(Diagnostics);
}
