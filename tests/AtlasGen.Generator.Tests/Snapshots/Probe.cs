using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

public class Probe
{
    [Theory]
    [InlineData("atlas-v1.json", "updateProjectInvitation")]
    [InlineData("", "*Invitation*")]
    [InlineData("atlas-v1.json", "")]
    public void Dump(string f, string ops)
    {
        var run = SpecProject
            .With(
                f == "" ? SpecTexts.Invites : SpecTexts.Corpus(f),
                ops,
                f == "" ? "atlas-invites.yaml" : f
            )
            .Run();
        Directory.CreateDirectory("/tmp/probe/out");
        foreach (var (n, t) in run.Files)
            File.WriteAllText("/tmp/probe/out/" + n, t);
        if (ops != "")
            Assert.Empty(run.Diagnostics);
        File.WriteAllLines("/tmp/probe/diag.txt", run.Diagnostics);
        run.AssertCompiles();
    }
}
