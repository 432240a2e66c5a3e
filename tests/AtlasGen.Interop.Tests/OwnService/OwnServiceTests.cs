using System.Text;
using Acme.Shop;
using AtlasGen.Samples.OwnService;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Order = AtlasGen.Samples.OwnService.Order;

namespace AtlasGen.Interop.Tests.OwnService;

/// <summary>
/// Calls the service of the sample by the client that is generated from its document, and compares the values at both ends.
/// </summary>
public sealed class OwnServiceTests : IAsyncLifetime
{
    private readonly WebApplication _service = Shop.Create([
        "--urls",
        "http://127.0.0.1:0",
        "--Logging:LogLevel:Default",
        "None",
    ]);
    private ShopClient _shop = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Orders Kept => _service.Services.GetRequiredService<Orders>();

    public async ValueTask InitializeAsync()
    {
        await _service.StartAsync(Stop);
        _shop = ShopClient.Create(
            new AtlasClientOptions { BaseAddress = new Uri(_service.Urls.Single()) }
        );
    }

    public async ValueTask DisposeAsync()
    {
        _shop.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task An_order_arrives_as_it_was_written_and_comes_back_as_it_is_kept()
    {
        var wanted = new Acme.Shop.NewOrder
        {
            Customer = "Ada Ö. \"L\" \u2028",
            Lines =
            [
                new()
                {
                    Plant = "Fern",
                    Count = int.MaxValue,
                    Price = 0.1,
                },
                new()
                {
                    Plant = "",
                    Count = -1,
                    Price = 1e15,
                },
            ],
            Payment = new PaymentInvoicePayment { Days = 30, Address = "1 Road" },
            Delivery = new DateOnly(2028, 2, 29),
            Note = "",
            Gift = new() { Paper = "green" },
            Labels = new Dictionary<string, int> { ["pots"] = 0, ["a/b"] = 7 },
        };
        var got = await _shop.Orders.CreateOrderAsync(wanted, cancellationToken: Stop);

        var kept = Assert.Single(Kept.All);
        Assert.Equal(wanted.Customer, kept.Content.Customer);
        Assert.Equal(
            [new("Fern", int.MaxValue, 0.1m), new("", -1, 1_000_000_000_000_000m)],
            kept.Content.Lines
        );
        Assert.Equal(new InvoicePayment(30, "1 Road"), kept.Content.Payment);
        Assert.Equal(new DateOnly(2028, 2, 29), kept.Content.Delivery);
        Assert.Equal("", kept.Content.Note);
        Assert.Equal(new("green", null), kept.Content.Gift);
        Assert.Equal(wanted.Labels, kept.Content.Labels);

        AssertSame(kept, got);
        Assert.Equal(wanted.Payment, got.Content.Payment);
        Assert.Equal(wanted.Lines, got.Content.Lines);
        AssertSame(kept, await _shop.Orders.GetOrderAsync(kept.Id, cancellationToken: Stop));
    }

    [Fact]
    public async Task Values_that_are_left_out_are_null_at_both_ends()
    {
        var got = await _shop.Orders.CreateOrderAsync(Minimal, cancellationToken: Stop);
        var kept = Assert.Single(Kept.All);
        Assert.Equal(
            (null, null, null, null),
            (kept.Content.Delivery, kept.Content.Note, kept.Content.Gift, kept.Content.Labels)
        );
        Assert.Equal(
            (null, null, null, null),
            (got.Content.Delivery, got.Content.Note, got.Content.Gift, got.Content.Labels)
        );
        Assert.Null(kept.Content.Extra);
        Assert.Null(got.Content.Extra);
        Assert.Null(got.PhotoSize);
    }

    [Fact]
    public async Task Orders_are_found_by_status_and_time()
    {
        var first = await _shop.Orders.CreateOrderAsync(Minimal, cancellationToken: Stop);
        var second = await _shop.Orders.CreateOrderAsync(Minimal, cancellationToken: Stop);
        await _shop.Orders.SetOrderStatusAsync(
            second.Id,
            Acme.Shop.OrderStatus.OnTheWay,
            cancellationToken: Stop
        );
        Assert.Equal(
            AtlasGen.Samples.OwnService.OrderStatus.OnTheWay,
            Kept.Find(second.Id)!.Status
        );
        Assert.Equal([second.Id], await Ids(new() { Status = Acme.Shop.OrderStatus.OnTheWay }));
        Assert.Equal([first.Id], await Ids(new() { Status = Acme.Shop.OrderStatus.Accepted }));
        Assert.Equal([first.Id, second.Id], await Ids(new() { Since = first.Created }));
        Assert.Equal([], await Ids(new() { Since = second.Created.AddTicks(1) }));

        async Task<IEnumerable<Guid>> Ids(ListOrdersQuery query) =>
            (await _shop.Orders.ListOrdersAsync(query, cancellationToken: Stop)).Select(order =>
                order.Id
            );
    }

    [Fact]
    public async Task A_photo_is_sent_and_returned_byte_by_byte()
    {
        var order = await _shop.Orders.CreateOrderAsync(Minimal, cancellationToken: Stop);
        var photo = Encoding.UTF8.GetBytes("--\r\n\0photo\r\n--");
        var got = await _shop.Orders.AddOrderPhotoAsync(
            order.Id,
            new() { { "photo", new MemoryStream(photo), "fern.png" }, { "caption", "A fern" } },
            cancellationToken: Stop
        );
        Assert.Equal(photo, Kept.Photo(order.Id));
        Assert.Equal(photo.Length, got.PhotoSize);
        Assert.Equal("A fern", got.Content.Note);
        await using var file = await _shop.Orders.GetOrderPhotoAsync(
            order.Id,
            cancellationToken: Stop
        );
        using var bytes = new MemoryStream();
        await file.Stream.CopyToAsync(bytes, Stop);
        Assert.Equal(photo, bytes.ToArray());
    }

    [Fact]
    public async Task Problem_details_are_typed()
    {
        var invalid = await Assert.ThrowsAsync<AtlasBadRequestException>(() =>
            _shop.Orders.CreateOrderAsync(Minimal with { Lines = [] }, cancellationToken: Stop)
        );
        var problem = invalid.GetError<HttpValidationProblemDetailsModel>()!;
        Assert.Equal(400, problem.Status);
        Assert.Equal(["An order has at least one line."], problem.Errors!["lines"]);

        var unknown = Guid.NewGuid();
        var missing = await Assert.ThrowsAsync<AtlasNotFoundException>(() =>
            _shop.Orders.DeleteOrderAsync(unknown, cancellationToken: Stop)
        );
        Assert.Contains($"There is no order {unknown}.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_order_is_gone()
    {
        var order = await _shop.Orders.CreateOrderAsync(Minimal, cancellationToken: Stop);
        await _shop.Orders.DeleteOrderAsync(order.Id, cancellationToken: Stop);
        Assert.Empty(Kept.All);
    }

    private static Acme.Shop.NewOrder Minimal =>
        new()
        {
            Customer = "Ada",
            Lines =
            [
                new()
                {
                    Plant = "Fern",
                    Count = 1,
                    Price = 2,
                },
            ],
            Payment = new PaymentCardPayment { Number = "4242" },
        };

    private static void AssertSame(Order kept, Acme.Shop.Order got)
    {
        Assert.Equal(kept.Id, got.Id);
        Assert.Equal(kept.Created, got.Created);
        Assert.Equal("Accepted", got.Status.Value);
        Assert.Equal(kept.Content.Customer, got.Content.Customer);
        Assert.Equal(kept.Content.Delivery, got.Content.Delivery);
        Assert.Equal(kept.Content.Note, got.Content.Note);
        Assert.Equal(kept.Content.Gift?.Paper, got.Content.Gift?.Paper);
        Assert.Equal(kept.Content.Labels, got.Content.Labels);
    }
}
