using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Responses;

public class FileNameTests
{
    [Theory]
    [InlineData("attachment; filename=\"logs.gz\"", "logs.gz")]
    [InlineData("attachment; filename=logs.gz", "logs.gz")]
    [InlineData("attachment; filename=\"a b.csv\"", "a b.csv")]
    // RFC 6266 section 4.3: the extended name is preferred.
    [InlineData("attachment; filename=\"a.csv\"; filename*=UTF-8''%C3%BC.csv", "ü.csv")]
    [InlineData("attachment; filename*=iso-8859-1'en'%FC.csv", "ü.csv")]
    [InlineData("attachment; filename=\"a.csv\"; filename*=no-such''%FC.csv", "a.csv")]
    [InlineData("attachment; filename=\"a.csv\"; filename*=UTF-8''", "a.csv")]
    [InlineData("attachment; filename=\"a.csv\"; filename*=UTF-8''..", "a.csv")]
    // Folders.
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"/etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"..\\\\..\\\\boot.ini\"", "boot.ini")]
    [InlineData("attachment; filename=\"C:\\dir\\boot.ini\"", "boot.ini")]
    [InlineData("attachment; filename=\"C:boot.ini\"", "C_boot.ini")]
    [InlineData("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd")]
    [InlineData("attachment; filename*=UTF-8''..%5Cboot.ini", "boot.ini")]
    // Names that cannot be used.
    [InlineData("attachment; filename=\"\"", null)]
    [InlineData("attachment; filename=\" \"", null)]
    [InlineData("attachment; filename=\".\"", null)]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment; filename=\"a/\"", null)]
    [InlineData("attachment; filename=\"a/..\"", null)]
    [InlineData("attachment; filename=", null)]
    [InlineData("attachment; filename", null)]
    [InlineData("attachment", null)]
    [InlineData("", null)]
    [InlineData(";;;", null)]
    [InlineData("attachment; filename=\"never closed", null)]
    // Characters and names that are invalid on Windows.
    [InlineData("attachment; filename=\"a \\\"b\\\".csv\"", "a _b_.csv")]
    [InlineData("attachment; filename*=UTF-8''a%00%0D%0Ab%3F.csv", "a___b_.csv")]
    [InlineData("attachment; filename=\"report.csv. \"", "report.csv")]
    [InlineData("attachment; filename=\"nul.csv\"", "_nul.csv")]
    [InlineData("attachment; filename=\"COM1\"", "_COM1")]
    [InlineData("attachment; filename=\"command.csv\"", "command.csv")]
    [InlineData("attachment; filename=\".env\"", ".env")]
    public async Task A_name_that_a_server_proposes_is_a_name(string disposition, string? expected)
    {
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(
                    Transport.Response(200, "bytes", ("Content-Disposition", disposition))
                )
        );
        using var connection = transport.Connect();
        await using var file = await connection.SendForFileAsync(
            new AtlasRequest(Api.Get, $"/things/{1}", null),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(expected, file.FileName);
    }
}
