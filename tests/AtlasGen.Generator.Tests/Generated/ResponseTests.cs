using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the results that generated methods return for responses of all kinds.</summary>
public class ResponseTests
{
    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "responses",
        """
            public static async Task<string> Same(AtlasClient atlas) => (await atlas.Responses.GetSameAsync()).Name!;

            public static async Task<string> Different(AtlasClient atlas) => (await atlas.Responses.GetDifferentAsync()).GetRawText();

            public static async Task<string> Perhaps(AtlasClient atlas) => (await atlas.Responses.GetPerhapsAsync())?.Name ?? "nothing";

            public static async Task<string> Nullable(AtlasClient atlas) => (await atlas.Responses.GetNullableAsync())?.Name ?? "nothing";

            public static async Task<string> Default(AtlasClient atlas) => (await atlas.Responses.GetDefaultAsync()).Name!;

            public static async Task<string> Nothing(AtlasClient atlas)
            {
                await atlas.Responses.DoNothingAsync();
                await atlas.Responses.CheckThingAsync();
                await atlas.Responses.DeleteThingAsync();
                return "done";
            }

            public static async Task<string> Table(AtlasClient atlas)
            {
                await using var file = await atlas.Responses.ExportTableAsync();
                using var reader = new StreamReader(file.Stream);
                return $"{file.ContentType}: {await reader.ReadToEndAsync()}";
            }

            public static async Task<string> Picture(AtlasClient atlas)
            {
                await using var file = await atlas.Responses.GetPictureAsync();
                using var reader = new StreamReader(file.Stream);
                return await reader.ReadToEndAsync();
            }

            public static async Task<string> Invoice(AtlasClient atlas) => (await atlas.Responses.GetInvoiceAsync()).Name!;

            public static async Task<string> Metadata(AtlasClient atlas) => await atlas.Responses.GetMetadataAsync();

            public static async Task<string> Notes(AtlasClient atlas) => await atlas.Responses.GetNotesAsync() ?? "nothing";

            public static async Task<string> Flag(AtlasClient atlas) => (await atlas.Responses.GetFlagAsync())?.ToString() ?? "nothing";

            public static async Task<string> Enveloped(AtlasClient atlas) => (await atlas.Responses.GetEnvelopedAsync()).Name!;

            public static async Task<string> NotEnveloped(AtlasClient atlas) => (await atlas.Responses.GetEnvelopedAsync(envelope: false)).Name!;

            public static async Task<string> Anonymous(AtlasClient atlas)
            {
                await atlas.Responses.GetPublicAsync();
                await atlas.Responses.GetOpenAsync();
                return "";
            }

        """
    );

    [Theory]
    [InlineData("Same", 200, """{"name":"a"}""", "a")]
    [InlineData("Same", 201, """{"name":"a"}""", "a")]
    [InlineData("Different", 200, """{"name":"a"}""", """{"name":"a"}""")]
    [InlineData("Different", 202, "\"a\"", "\"a\"")]
    [InlineData("Perhaps", 200, """{"name":"a"}""", "a")]
    [InlineData("Perhaps", 204, "", "nothing")]
    [InlineData("Perhaps", 200, "", "nothing")]
    [InlineData("Nullable", 200, "null", "nothing")]
    [InlineData("Nullable", 206, """{"name":"a"}""", "a")]
    [InlineData("Default", 200, """{"name":"a"}""", "a")]
    [InlineData("Nothing", 202, "", "done")]
    [InlineData("Table", 200, "a;b", "application/json: a;b")]
    [InlineData("Picture", 200, "...", "...")]
    [InlineData("Invoice", 200, """{"name":"a"}""", "a")]
    [InlineData("Metadata", 200, "\"a\\u00e9\\n\"", "aé\n")]
    [InlineData("Metadata", 200, "<xml a=\"é\"/>", "<xml a=\"é\"/>")]
    [InlineData(
        "Metadata",
        200,
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n"
    )]
    [InlineData("Metadata", 200, "\"unclosed", "\"unclosed")]
    [InlineData("Metadata", 200, "", "")]
    [InlineData("Flag", 200, "true", "True")]
    [InlineData("Flag", 200, "null", "nothing")]
    [InlineData("Flag", 204, "", "nothing")]
    [InlineData("Enveloped", 200, """{"status":200,"content":{"name":"a"}}""", "a")]
    [InlineData("NotEnveloped", 200, """{"name":"a"}""", "a")]
    public async Task The_method_returns_the_response(
        string call,
        int status,
        string body,
        string expected
    )
    {
        await using var server = await WireServer.StartAsync(
            new WireAnswer(status, "application/json", body)
        );
        Assert.Equal(expected, await Compiled.CallAsync(call, server));
    }

    [Theory]
    [InlineData("text/plain", "\"quoted\"", "\"quoted\"")]
    [InlineData("text/plain", "null", "null")]
    [InlineData("text/plain; charset=utf-8", "é", "é")]
    [InlineData("text/plain; charset=\"unheard-of\"", "é", "é")]
    [InlineData("text/plain", "\uFEFFmarked", "marked")]
    [InlineData("text/plain", "", "nothing")]
    public async Task A_plain_text_is_not_JSON(string contentType, string body, string expected)
    {
        await using var server = await WireServer.StartAsync(
            new WireAnswer(200, contentType, body)
        );
        Assert.Equal(expected, await Compiled.CallAsync("Notes", server));
    }

    [Fact]
    public async Task An_anonymous_operation_is_called_without_credentials() =>
        Assert.Equal(
            """
            GET /public
            Accept: application/json

            GET /open
            Accept: application/json
            """,
            await Compiled.CallAsync("Anonymous", WireAnswer.Nothing)
        );
}
