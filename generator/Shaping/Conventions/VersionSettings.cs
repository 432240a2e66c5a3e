namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>The user's settings for the versions of operations.</summary>
/// <param name="ApiVersion">The newest dated media type to use; empty for the newest stable one.</param>
/// <param name="AsOf">The date on which operations must exist; empty if dates are not compared.</param>
internal sealed record VersionSettings(string ApiVersion, string AsOf);
