using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

public class OptionDiagnosticsTests
{
    [Theory]
    [InlineData("Namespace", "Acme.2Atlas", "a valid C# namespace")]
    [InlineData("Namespace", "Acme.class", "a valid C# namespace")]
    [InlineData("ClientName", "Atlas Client", "a valid C# identifier")]
    [InlineData("ClientName", "new", "a valid C# identifier")]
    [InlineData("Accessibility", "private", "'public' or 'internal'")]
    [InlineData("AsOf", "2025-3-12", "a date such as 2026-08-01, or omit the option")]
    [InlineData("ApiVersion", "2025-3-12", "a date such as 2025-03-12, or 'preview'")]
    [InlineData("MethodOptions", "NoEnvelop", "'NoEnvelope', or omit the option")]
    [InlineData("MethodOptions", "NoEnvelope;NoPretty", "'NoEnvelope', or omit the option")]
    public void An_option_that_is_not_valid(string name, string value, string expected)
    {
        var run = new SpecProject().AddSpec(SpecTexts.Invites, metadata: (name, value)).Run();
        Assert.Equal(
            [
                $"atlas.yaml(1,1): error AG1004: {name}=\"{value}\" in this AtlasSpec item is not valid. Use {expected}.",
            ],
            run.Diagnostics
        );
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Two_specs_in_one_namespace()
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Invites)
            .AddSpec(SpecTexts.Invites, path: "second.yaml")
            .Run();
        Assert.Equal(
            [
                "second.yaml(1,1): error AG1005: Another AtlasSpec item already generates into the namespace 'Acme.Atlas'. Set a different Namespace for this item.",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
    }

    [Fact]
    public void Two_specs_in_two_namespaces() =>
        new SpecProject()
            .AddSpec(SpecTexts.Invites)
            .AddSpec(SpecTexts.Invites, ns: "Acme.Other", path: "second.yaml")
            .Run()
            .AssertClean();

    [Fact]
    public void Everything_internal()
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Invites, metadata: ("Accessibility", "internal"))
            .Run()
            .AssertClean();
        Assert.Empty(run.Load().GetExportedTypes());
    }

    [Fact]
    public void A_client_of_another_name()
    {
        var run = new SpecProject()
            .AddSpec(SpecTexts.Invites, metadata: ("ClientName", "AdminClient"))
            .Run()
            .AssertClean();
        Assert.NotNull(run.Load().GetType("Acme.Atlas.IAdminClient"));
    }
}
