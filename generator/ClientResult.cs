using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator;

/// <summary>What comes of one <c>AtlasSpec</c> item.</summary>
internal sealed record ClientResult(
    EquatableArray<SourceShape> Sources,
    EquatableArray<DiagnosticInfo> Diagnostics
);
