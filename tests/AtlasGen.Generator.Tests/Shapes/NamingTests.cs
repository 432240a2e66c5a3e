using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Tests.Shapes;

public class NamingTests
{
    [Theory]
    [InlineData("updateProjectInvitation", "UpdateProjectInvitation")]
    [InlineData("GROUP_OWNER", "GroupOwner")]
    [InlineData("STATUS", "Status")]
    [InlineData("M10", "M10")]
    [InlineData("NVME", "Nvme")]
    [InlineData("createdAt", "CreatedAt")]
    [InlineData("default_language", "DefaultLanguage")]
    [InlineData("2dsphereIndexVersion", "_2DsphereIndexVersion")]
    [InlineData("_id", "Id")]
    [InlineData(".json.gz", "JsonGz")]
    [InlineData("$external", "External")]
    [InlineData("1000 requests", "_1000Requests")]
    [InlineData("<", "LessThan")]
    [InlineData(">=", "GreaterThanEqual")]
    [InlineData("-1", "Minus1")]
    [InlineData("", "Empty")]
    [InlineData("日本", "Empty")]
    public void Pascal(string name, string expected) => Assert.Equal(expected, Naming.Pascal(name));

    [Theory]
    [InlineData("GroupOwner", "groupOwner")]
    [InlineData("IPAddress", "ipAddress")]
    [InlineData("ID", "id")]
    [InlineData("default", "@default")]
    [InlineData("operator", "@operator")]
    [InlineData("groupId", "groupId")]
    public void Camel(string name, string expected) => Assert.Equal(expected, Naming.Camel(name));

    [Theory]
    [InlineData("roles", "role")]
    [InlineData("policies", "policy")]
    [InlineData("addresses", "address")]
    [InlineData("status", "status")]
    [InlineData("analysis", "analysis")]
    [InlineData("matches", "match")]
    [InlineData("class", "class")]
    [InlineData("is", "is")]
    public void Singular(string name, string expected) =>
        Assert.Equal(expected, Naming.Singular(name));

    [Fact]
    public void A_taken_name_gets_a_suffix_and_then_a_number()
    {
        var taken = new HashSet<string> { "Name" };
        Assert.Equal("NameValue", Naming.Unique("Name", taken, "Value"));
        Assert.Equal("NameValue2", Naming.Unique("Name", taken, "Value"));
        Assert.Equal("Other", Naming.Unique("Other", taken, "Value"));
    }
}
