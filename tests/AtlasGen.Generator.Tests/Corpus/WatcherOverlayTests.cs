using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Applies the overlay of waiters that the Atlas CLI uses to the Atlas documents.</summary>
public partial class WatcherOverlayTests
{
    private const string Path = "watchers.yaml";

    [Theory]
    [InlineData("atlas-v2.yaml", "createGroupCluster")]
    [InlineData("atlas-v2-2025-06.json", "createCluster")]
    public void Every_target_is_found_or_reported(string document, string operation)
    {
        var overlay = SpecTexts.Corpus("atlas-cli-watchers.yaml");
        var spec = SpecTexts.Corpus(document);
        var known = WholeDocument
            .Index(spec)
            .Operations.Select(known => (known.Path, Method: known.Method.ToLowerInvariant()))
            .ToHashSet();
        var targets = Target().Matches(overlay).ToList();
        Assert.Equal(31, targets.Count);
        var missing = targets
            .Where(target =>
                !Word()
                    .Matches(target.Groups["methods"].Value)
                    .Any(method => known.Contains((target.Groups["path"].Value, method.Value)))
            )
            .Select(target => target.Groups["target"].Value);

        var run = new SpecProject()
            .AddSpec(spec, operation, path: document, metadata: ("Overlays", Path))
            .AddFile(Path, overlay)
            .Run()
            .AssertCompiles();
        Assert.Equal(
            missing,
            run.Diagnostics.Where(line => line.StartsWith(Path, StringComparison.Ordinal))
                .SelectMany(line => Reported().Matches(line))
                .Select(reported => reported.Groups["target"].Value)
        );
    }

    [GeneratedRegex(@"target: (?<target>\$\.paths\['(?<path>[^']+)'\](?<methods>\.\w+|\[[^]]+\]))")]
    private static partial Regex Target();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("warning AG2014: The target '(?<target>.+)' matches nothing")]
    private static partial Regex Reported();
}
