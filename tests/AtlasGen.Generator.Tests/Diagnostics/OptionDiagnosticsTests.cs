using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

public class OptionDiagnosticsTests
{
    [Theory]
    [InlineData("Namespace", "Acme.2Atlas", "it is not a C# namespace")]
    [InlineData("Namespace", "Acme.class", "it is not a C# namespace")]
    [InlineData("ClientName", "Atlas Client", "it is not a C# identifier")]
    [InlineData("ClientName", "new", "it is not a C# identifier")]
    [InlineData("Accessibility", "private", "it is neither 'public' nor 'internal'")]
    [InlineData("ApiVersion", "2025-3-12", "it is neither a date such as 2025-03-12 nor 'preview'")]
    [InlineData("MethodOptions", "NoEnvelop", "the only option is 'NoEnvelope'")]
    [InlineData("MethodOptions", "NoEnvelope;NoPretty", "the only option is 'NoEnvelope'")]
    public void An_option_that_is_not_valid(string name, string value, string reason)
    {
        var run = new SpecProject().AddSpec(SpecTexts.Invites, metadata: (name, value)).Run();
        Assert.Equal(
            [
                $"atlas.yaml(1,1): error AG1004: {name}=\"{value}\" of this AtlasSpec item is not valid: {reason}",
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
                "second.yaml(1,1): error AG1005: Another AtlasSpec item generates into the namespace 'Acme.Atlas' already; give this one a Namespace of its own",
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
