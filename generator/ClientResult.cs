using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator;

/// <summary>What comes of one <c>AtlasSpec</c> item.</summary>
internal sealed record ClientResult(
    EquatableArray<ClientFile> Files,
    EquatableArray<DiagnosticInfo> Diagnostics
);
