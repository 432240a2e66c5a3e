using System.Globalization;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Incremental;

public class DeterminismTests
{
    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = OddCulture();
            Assert.Equal(expected, SpecProject.With(SpecTexts.Invites).Run().Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Returns a custom culture, because a machine without ICU has no other cultures.</summary>
    private static CultureInfo OddCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    [Fact]
    public void The_order_of_components_changes_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        Assert.Equal(
            expected,
            SpecProject
                .With(MoveToEnd(SpecTexts.Invites, "GroupInvitation", "Link", "ApiError"))
                .Run()
                .Files
        );
    }

    [Fact]
    public void Line_ends_of_windows_change_nothing()
    {
        var expected = SpecProject.With(SpecTexts.Invites).Run().Files;
        var windows = SpecTexts.Invites.ReplaceLineEndings("\r\n");
        Assert.Equal(expected, SpecProject.With(windows).Run().Files);
        Assert.DoesNotContain('\r', string.Concat(expected.Values));
    }

    [Fact]
    public void More_operations_rename_nothing()
    {
        var one = SpecProject
            .With(SpecTexts.Invites, "updateProjectInvitation")
            .Run()
            .AssertClean()
            .Files;
        var all = SpecProject.With(SpecTexts.Invites).Run().AssertClean().Files;
        Assert.ProperSubset(all.Keys.ToHashSet(), one.Keys.ToHashSet());
        Assert.Equal(
            one["Acme.Atlas.GroupInvitation.g.cs"],
            all["Acme.Atlas.GroupInvitation.g.cs"]
        );
        Assert.Equal(
            one["Acme.Atlas.GroupInvitationRole.g.cs"],
            all["Acme.Atlas.GroupInvitationRole.g.cs"]
        );
    }

    /// <summary>Moves component schemas to the end.</summary>
    private static string MoveToEnd(string spec, params string[] schemas)
    {
        var lines = spec.Split('\n').ToList();
        foreach (var schema in schemas)
        {
            var start = lines.IndexOf($"    {schema}:");
            var end = lines.FindIndex(start + 1, line => line.Length > 2 && line[4] != ' ');
            var block = lines.GetRange(start, end - start);
            lines.RemoveRange(start, end - start);
            lines.InsertRange(lines.IndexOf("  parameters:"), block);
        }

        return string.Join('\n', lines);
    }
}
