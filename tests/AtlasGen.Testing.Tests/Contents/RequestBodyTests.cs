using Acme.Bodies;

namespace AtlasGen.Testing.Tests.Contents;

/// <summary>What a client sends is what a test reads.</summary>
public sealed class RequestBodyTests : IDisposable
{
    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _client;

    public RequestBodyTests() => _client = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task Json()
    {
        _fake.On(AtlasOperations.SearchLines).Return();
        var body = new Search { Text = "a \"ü\"" };
        await _client.Bodies.SearchLinesAsync(body, cancellationToken: Stop);
        Assert.Equal(body, _fake.Requests(AtlasOperations.SearchLines).Single().Body);
    }

    [Fact]
    public async Task A_list()
    {
        _fake.On(AtlasOperations.ReplaceNames).Return();
        await _client.Bodies.ReplaceNamesAsync(["a", "b"], cancellationToken: Stop);
        Assert.Equal(["a", "b"], _fake.Requests(AtlasOperations.ReplaceNames).Single().Body);
    }

    [Fact]
    public async Task Optional_bodies()
    {
        _fake.On(AtlasOperations.StartSearch).Return();
        _fake.On(AtlasOperations.ReplaceLimit).Return();
        var body = new Search { Text = "a" };
        await _client.Bodies.StartSearchAsync(cancellationToken: Stop);
        await _client.Bodies.StartSearchAsync(body, cancellationToken: Stop);
        await _client.Bodies.ReplaceLimitAsync(cancellationToken: Stop);
        await _client.Bodies.ReplaceLimitAsync(5, cancellationToken: Stop);
        Assert.Equal(
            [null, body],
            _fake.Requests(AtlasOperations.StartSearch).Select(request => request.Body)
        );
        Assert.Equal(
            [null, 5],
            _fake.Requests(AtlasOperations.ReplaceLimit).Select(request => request.Body)
        );
    }

    [Fact]
    public async Task Text()
    {
        _fake.On(AtlasOperations.ImportTable).Return();
        await _client.Bodies.ImportTableAsync("a;ü\n\"b\"", cancellationToken: Stop);
        Assert.Equal("a;ü\n\"b\"", _fake.Requests(AtlasOperations.ImportTable).Single().Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes(bool canSeek)
    {
        _fake.On(AtlasOperations.UploadImage).Return();
        using var bytes = new MemoryStream([1, 2, 255]);
        using var stream = canSeek ? (Stream)bytes : new OneWay(bytes);
        await _client.Bodies.UploadImageAsync(stream, cancellationToken: Stop);
        var request = _fake.Requests(AtlasOperations.UploadImage).Single();
        using var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, Stop);
        Assert.Equal([1, 2, 255], sent.ToArray());
        Assert.Equal([1, 2, 255], request.Content.ToArray());
    }

    [Fact]
    public async Task A_form()
    {
        _fake.On(AtlasOperations.RequestToken).Return();
        var one = new TokenRequest
        {
            Grant = "a&b=ü +",
            Scopes = ["5"],
            Lifetime = 5,
        };
        var several = one with { Grant = "5", Scopes = ["a", "b"] };
        await _client.Bodies.RequestTokenAsync(one, cancellationToken: Stop);
        await _client.Bodies.RequestTokenAsync(several, cancellationToken: Stop);
        Assert.Equal(
            [one, several],
            _fake.Requests(AtlasOperations.RequestToken).Select(request => request.Body)
        );
    }

    [Fact]
    public async Task A_form_with_objects()
    {
        _fake.On(AtlasOperations.OrderThings).Return();
        var order = new OrderThingsRequest
        {
            Name = "true",
            Address = new() { City = "Ulm" },
            Labels = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" },
            Items = [new() { Price = 3, Tags = ["x", "y"] }, new() { Price = 4 }],
        };
        await _client.Bodies.OrderThingsAsync(order, cancellationToken: Stop);
        Assert.Equal(order, _fake.Requests(AtlasOperations.OrderThings).Single().Body);
    }

    [Fact]
    public async Task A_form_with_lists_in_one_value()
    {
        _fake.On(Acme.Swagger.AtlasOperations.AddReader).Fail(System.Net.HttpStatusCode.BadRequest);
        using var client = _fake.CreateClient<Acme.Swagger.AtlasClient>();
        Acme.Swagger.AddReaderRequest[] readers =
        [
            new()
            {
                Name = "5",
                Age = 5,
                Interests = ["a,b", "c d"],
                Branches = ["x"],
                Weekdays = [1, 2],
            },
            new()
            {
                Name = "a",
                Interests = ["5"],
                Branches = ["x", "y"],
                Weekdays = [7],
            },
        ];
        foreach (var reader in readers)
        {
            await Assert.ThrowsAsync<Acme.Swagger.AtlasBadRequestException>(() =>
                client.Readers.AddReaderAsync(reader, cancellationToken: Stop)
            );
        }

        Assert.Equal(
            readers,
            _fake.Requests(Acme.Swagger.AtlasOperations.AddReader).Select(request => request.Body)
        );
    }

    [Fact]
    public async Task Parts()
    {
        _fake.On(AtlasOperations.AddImage).Return();
        using var image = new MemoryStream([13, 10, 45, 45, 0]);
        var body = new AtlasMultipart
        {
            { "image", image, "a \"b\".png", "image/png" },
            { "title", "100%25 ü" },
            { "width", 5 },
        };
        body.AddJson("search", new Search { Text = "a" });
        await _client.Bodies.AddImageAsync(body, cancellationToken: Stop);
        var parts = _fake.Requests(AtlasOperations.AddImage).Single().Body.Parts;
        Assert.Equal(["image", "title", "width", "search"], parts.Select(part => part.Name));
        Assert.Equal(["a \"b\".png", null, null, null], parts.Select(part => part.FileName));
        Assert.Equal(
            ["image/png", null, null, "application/json"],
            parts.Select(part => part.ContentType)
        );
        Assert.Equal([13, 10, 45, 45, 0], parts[0].Content.ToArray());
        Assert.Equal(
            ["100%25 ü", "5", """{"text":"a"}"""],
            parts.Skip(1).Select(part => part.Text)
        );
    }

    [Fact]
    public async Task Nothing()
    {
        _fake.On(AtlasOperations.GetNothing).Return();
        await _client.Bodies.GetNothingAsync(cancellationToken: Stop);
        var request = _fake.Requests(AtlasOperations.GetNothing).Single();
        Assert.Same(AtlasNoContent.Value, request.Body);
        Assert.True(request.Content.IsEmpty);
    }

    private sealed class OneWay(Stream source) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            source.Read(buffer, offset, count);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
