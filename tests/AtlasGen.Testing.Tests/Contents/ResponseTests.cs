using System.Text;
using System.Text.Json;
using Acme.Responses;

namespace AtlasGen.Testing.Tests.Contents;

/// <summary>What a test returns is what the client reads.</summary>
public sealed class ResponseTests : IDisposable
{
    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _client;

    public ResponseTests() => _client = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task Json()
    {
        var value = JsonDocument.Parse("""{"a":[1,null,"ü"]}""").RootElement;
        _fake.On(AtlasOperations.GetDifferent).Return(value);
        var found = await _client.Responses.GetDifferentAsync(cancellationToken: Stop);
        Assert.True(JsonElement.DeepEquals(value, found));
    }

    [Fact]
    public async Task Optional_values()
    {
        _fake.On(AtlasOperations.GetPerhaps).Return(null).Return(new Thing { Name = "a" });
        _fake.On(AtlasOperations.GetFlag).Return(null).Return(false);
        _fake.On(AtlasOperations.GetNotes).Return(null).Return("a");
        Assert.Null(await _client.Responses.GetPerhapsAsync(cancellationToken: Stop));
        Assert.Equal(
            new Thing { Name = "a" },
            await _client.Responses.GetPerhapsAsync(cancellationToken: Stop)
        );
        Assert.Null(await _client.Responses.GetFlagAsync(cancellationToken: Stop));
        Assert.False(await _client.Responses.GetFlagAsync(cancellationToken: Stop));
        Assert.Null(await _client.Responses.GetNotesAsync(cancellationToken: Stop));
        Assert.Equal("a", await _client.Responses.GetNotesAsync(cancellationToken: Stop));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"a\"")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("-----BEGIN\nü")]
    public async Task Text(string text)
    {
        _fake.On(AtlasOperations.GetMetadata).Return(text);
        Assert.Equal(text, await _client.Responses.GetMetadataAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task A_file_can_be_downloaded_again()
    {
        _fake.On(AtlasOperations.GetPicture).Return([1, 2, 3], "image/png", "ü.png");
        for (var i = 0; i < 2; i++)
        {
            await using var file = await _client.Responses.GetPictureAsync(cancellationToken: Stop);
            Assert.Equal("image/png", file.ContentType);
            Assert.Equal("ü.png", file.FileName);
            Assert.Equal(3, file.Length);
            Assert.Equal([1, 2, 3], await ReadAsync(file));
        }
    }

    [Fact]
    public async Task The_stream_of_a_file_is_sent_from_its_position()
    {
        using var bytes = new MemoryStream("abc"u8.ToArray());
        bytes.Position = 1;
        _fake.On(AtlasOperations.ExportTable).Return(new AtlasFile(bytes));
        for (var i = 0; i < 2; i++)
        {
            await using var file = await _client.Responses.ExportTableAsync(
                cancellationToken: Stop
            );
            Assert.Equal("bc", Encoding.UTF8.GetString(await ReadAsync(file)));
        }
    }

    [Fact]
    public async Task An_envelope_is_written_if_the_client_expects_one()
    {
        var statuses = new List<int>();
        using var observer = new Observer(_fake);
        using var client = _fake.CreateClient<AtlasClient>(options =>
        {
            options.OnResponse = info => statuses.Add((int)info.StatusCode);
            options.Transport = observer;
        });
        var thing = new Thing { Name = "a" };
        var enveloped = new AtlasRequestOptions { Envelope = true };
        _fake
            .On(AtlasOperations.GetEnveloped)
            .Return(thing)
            .Fail(System.Net.HttpStatusCode.NotFound, "GONE");
        _fake.On(AtlasOperations.GetPerhaps).Return(null).Return(thing);
        _fake.On(AtlasOperations.DoNothing).Return();
        Assert.Equal(thing, await client.Responses.GetEnvelopedAsync(cancellationToken: Stop));
        var failure = await Assert.ThrowsAsync<AtlasNotFoundException>(() =>
            client.Responses.GetEnvelopedAsync(cancellationToken: Stop)
        );
        Assert.Equal("GONE", failure.ErrorCode);
        Assert.Null(await client.Responses.GetPerhapsAsync(enveloped, Stop));
        Assert.Equal(thing, await client.Responses.GetPerhapsAsync(enveloped, Stop));
        await client.Responses.DoNothingAsync(enveloped, Stop);
        Assert.Equal([200, 404, 204, 200, 204], statuses);
        Assert.Equal(
            [
                """{"status":200,"content":{"name":"a"}}""",
                """{"status":404,"content":{"error":404,"errorCode":"GONE","parameters":[],"reason":"Not Found"}}""",
                """{"status":204,"content":null}""",
                """{"status":200,"content":{"name":"a"}}""",
                """{"status":204,"content":null}""",
            ],
            observer.Bodies
        );
    }

    private static async Task<byte[]> ReadAsync(AtlasFile file)
    {
        using var bytes = new MemoryStream();
        await file.Stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    /// <summary>Keeps the bodies of the responses.</summary>
    private sealed class Observer(AtlasFake fake) : DelegatingHandler(fake)
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            Bodies.Add(await response.Content.ReadAsStringAsync(cancellationToken));
            return response;
        }
    }
}
