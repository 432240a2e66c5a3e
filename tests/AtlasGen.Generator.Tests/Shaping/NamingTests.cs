using AtlasGen.Generator.Shaping.Identifiers;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Tests.Shaping;

public class NamingTests
{
    [Theory]
    // Words
    [InlineData("updateProjectInvitation", "UpdateProjectInvitation")]
    [InlineData("createdAt", "CreatedAt")]
    [InlineData("default_language", "DefaultLanguage")]
    [InlineData("Use-Effective-Fields", "UseEffectiveFields")]
    [InlineData("vnd.foo-bar_baz+json", "VndFooBarBazJson")]
    [InlineData("Standard/Premium, user's", "StandardPremiumUsers")]
    [InlineData("_id", "Id")]
    [InlineData("_t", "T")]
    [InlineData("$external", "External")]
    [InlineData(".json.gz", "JsonGz")]
    [InlineData("<a custom role name>", "ACustomRoleName")]
    [InlineData("raw", "Raw")]
    // Capitals
    [InlineData("GROUP_OWNER", "GroupOwner")]
    [InlineData("STATUS", "Status")]
    [InlineData("AWS", "Aws")]
    [InlineData("NVME", "Nvme")]
    [InlineData("HTTP-POST", "HttpPost")]
    [InlineData("IS_OK", "IsOk")]
    [InlineData("IPAddress", "IPAddress")]
    [InlineData("awsKMS", "AwsKMS")]
    [InlineData("AWSKMSConfiguration", "AWSKMSConfiguration")]
    [InlineData("AWS Clusters DNS", "AwsClustersDns")]
    [InlineData("Project IP Access", "ProjectIPAccess")]
    [InlineData("X-Request-ID", "XRequestId")]
    [InlineData("AI Model APIs", "AIModelAPIs")]
    [InlineData("en_US_POSIX", "EnUSPosix")]
    // Digits
    [InlineData("M10", "M10")]
    [InlineData("R40_NVME", "R40Nvme")]
    [InlineData("R40NVME", "R40Nvme")]
    [InlineData("US_EAST_1", "UsEast1")]
    [InlineData("SHA-256", "Sha256")]
    [InlineData("x509Type", "X509Type")]
    [InlineData("X.509 Authentication", "X509Authentication")]
    [InlineData("base64url", "Base64Url")]
    [InlineData("k8sCluster", "K8sCluster")]
    [InlineData("i18n", "I18n")]
    [InlineData("salesSoldM0s", "SalesSoldM0s")]
    [InlineData("p50ExecMicros", "P50ExecMicros")]
    [InlineData("customOpensslCipherConfigTls12", "CustomOpensslCipherConfigTls12")]
    [InlineData("2dsphereIndexVersion", "_2dsphereIndexVersion")]
    [InlineData("last_24h", "Last24h")]
    [InlineData("2FA", "_2FA")]
    [InlineData("1000 requests", "_1000Requests")]
    [InlineData("TLS1_2", "Tls1_2")]
    [InlineData("2023-01-01", "_2023_01_01")]
    [InlineData("1", "_1")]
    [InlineData("-1", "Minus1")]
    [InlineData("1.5", "_1_5")]
    [InlineData("15", "_15")]
    // Symbols
    [InlineData("<", "LessThan")]
    [InlineData(">=", "GreaterThanOrEqual")]
    [InlineData("!=", "NotEqual")]
    [InlineData(">= 10%", "GreaterThanOrEqual10Percent")]
    [InlineData("=1", "Equal1")]
    [InlineData("<1GB", "LessThan1GB")]
    [InlineData("C++", "CPlusPlus")]
    [InlineData("C#", "CSharp")]
    [InlineData("R&D", "RAndD")]
    [InlineData("GMT+1", "GmtPlus1")]
    [InlineData("GMT-1", "Gmt1")]
    [InlineData("-created", "MinusCreated")]
    [InlineData("*", "Star")]
    [InlineData(" ", "Space")]
    [InlineData("", "Empty")]
    [InlineData("\u0001", "U0001")]
    // Other scripts
    [InlineData("größe", "Größe")]
    [InlineData("GRÖSSE_ÄNDERN", "GrösseÄndern")]
    [InlineData("état civil", "ÉtatCivil")]
    [InlineData("gro\u0308ße", "Große")]
    [InlineData("размер", "Размер")]
    [InlineData("日本", "日本")]
    [InlineData("ステータスAWS", "ステータスAWS")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("ı", "ı")]
    [InlineData("a\u200bb\u202ec\u00add", "Abcd")]
    [InlineData("\u200b", "U200B")]
    [InlineData("٣", "_٣")]
    [InlineData("\ud83d\ude00", "U1F600")]
    [InlineData("smile \ud83d\ude00", "Smile")]
    public void Pascal(string name, string expected)
    {
        Assert.Equal(expected, Naming.Pascal(name));
        Assert.True(SyntaxFacts.IsValidIdentifier(expected));
    }

    [Fact]
    public void A_long_name_is_cut() =>
        Assert.Equal("A" + new string('a', 159), Naming.Pascal(new string('a', 1_000_000)));

    /// <summary>A lone surrogate cannot be passed as a test argument.</summary>
    [Fact]
    public void A_name_of_half_a_character() => Assert.Equal("UD83D", Naming.Pascal("\ud83d"));

    [Fact]
    public void Any_character_is_an_identifier()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var name in new[] { $"{(char)c}", $"a{(char)c}b", $"1{(char)c}" })
            {
                var pascal = Naming.Pascal(name);
                Assert.True(SyntaxFacts.IsValidIdentifier(pascal), $"U+{c:X4}: {pascal}");
                Assert.True(SyntaxFacts.IsValidIdentifier(Naming.Camel(name).TrimStart('@')));
            }
        }
    }

    [Theory]
    [InlineData("GroupOwner", "groupOwner")]
    [InlineData("groupId", "groupId")]
    [InlineData("IPAddress", "ipAddress")]
    [InlineData("AWSKMSConfiguration", "awskmsConfiguration")]
    [InlineData("ID", "id")]
    [InlineData("IDs", "ids")]
    [InlineData("URLsToKeep", "urlsToKeep")]
    [InlineData("X509Type", "x509Type")]
    [InlineData("AString", "aString")]
    [InlineData("M10", "m10")]
    [InlineData("1000 requests", "_1000Requests")]
    [InlineData("Use-Effective-Fields", "useEffectiveFields")]
    [InlineData("Größe", "größe")]
    [InlineData("default", "@default")]
    [InlineData("operator", "@operator")]
    [InlineData("await", "@await")]
    public void Camel(string name, string expected) => Assert.Equal(expected, Naming.Camel(name));

    [Theory]
    [InlineData("roles", "role")]
    [InlineData("GroupPolicies", "GroupPolicy")]
    [InlineData("queries", "query")]
    [InlineData("ties", "tie")]
    [InlineData("cookies", "cookie")]
    [InlineData("addresses", "address")]
    [InlineData("databases", "database")]
    [InlineData("statuses", "status")]
    [InlineData("clauses", "clause")]
    [InlineData("warehouses", "warehouse")]
    [InlineData("aliases", "alias")]
    [InlineData("analyses", "analysis")]
    [InlineData("hypotheses", "hypothesis")]
    [InlineData("sizes", "size")]
    [InlineData("boxes", "box")]
    [InlineData("ChartAxes", "ChartAxis")]
    [InlineData("indexes", "index")]
    [InlineData("SearchIndices", "SearchIndex")]
    [InlineData("vertices", "vertex")]
    [InlineData("matrices", "matrix")]
    [InlineData("invoices", "invoice")]
    [InlineData("matches", "match")]
    [InlineData("HttpCaches", "HttpCache")]
    [InlineData("archives", "archive")]
    [InlineData("Skus", "Sku")]
    [InlineData("PublicAPIs", "PublicAPI")]
    [InlineData("IDs", "ID")]
    [InlineData("ServerUris", "ServerUri")]
    [InlineData("people", "person")]
    [InlineData("Children", "Child")]
    [InlineData("criteria", "criterion")]
    // Not plurals
    [InlineData("status", "status")]
    [InlineData("series", "series")]
    [InlineData("metadata", "metadata")]
    [InlineData("news", "news")]
    [InlineData("alias", "alias")]
    [InlineData("LinkAtlas", "LinkAtlas")]
    [InlineData("analysis", "analysis")]
    [InlineData("class", "class")]
    [InlineData("Aws", "Aws")]
    [InlineData("CustomDns", "CustomDns")]
    [InlineData("https", "https")]
    [InlineData("is", "is")]
    [InlineData("s", "s")]
    [InlineData("", "")]
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

    /// <remarks>If names were counted one by one, the test would reach the timeout on any machine.</remarks>
    [Fact(Timeout = 600_000)]
    public async Task A_name_that_everything_has_is_numbered_without_counting()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = await Task.Run(
            () =>
                Enumerable
                    .Range(0, 500_000)
                    .Select(_ => Naming.Unique("Name", taken, "Value"))
                    .ToList(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            ["Name", "NameValue", .. Enumerable.Range(2, 499_998).Select(i => $"NameValue{i}")],
            names
        );
    }
}
