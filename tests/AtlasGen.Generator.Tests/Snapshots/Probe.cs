using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Snapshots;

public class Probe
{
    [Fact]
    public void Dump()
    {
        var run = SpecProject
            .With(
                SpecTexts.Corpus("atlas-v1.json"),
                "updateProjectInvitation;listProjectInvitations;deleteProjectInvitation",
                "atlas-v1.json"
            )
            .Run();
        Directory.CreateDirectory("/tmp/probe/out");
        foreach (var (n, t) in run.Files)
            File.WriteAllText("/tmp/probe/out/" + n, t);
        Assert.Empty(run.Diagnostics);
    }
}
