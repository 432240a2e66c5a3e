using Acme.Shop;
using AtlasGen;

// dotnet run --project samples/OwnService/Service -- --urls http://127.0.0.1:5129
var address = args.Length > 0 ? args[0] : "http://127.0.0.1:5129";
using var shop = ShopClient.Create(new AtlasClientOptions { BaseAddress = new Uri(address) });

var order = await shop.Orders.CreateOrderAsync(
    new NewOrder
    {
        Customer = "Ada",
        Lines =
        [
            new OrderLine
            {
                Plant = "Fern",
                Count = 2,
                Price = 9.5,
            },
        ],
        Payment = new PaymentCardPayment { Number = "4242" },
        Delivery = new DateOnly(2027, 5, 1),
        Gift = new Wrapping { Paper = "green" },
    }
);
Console.WriteLine($"{order.Id}: {order.Status}, {order.Content.Lines[0].Plant}");

order = await shop.Orders.SetOrderStatusAsync(order.Id, OrderStatus.OnTheWay);
Console.WriteLine($"{order.Id}: {order.Status}");

try
{
    await shop.Orders.CreateOrderAsync(order.Content with { Lines = [] });
}
catch (AtlasBadRequestException exception)
{
    Console.WriteLine(exception.Message);
}

foreach (
    var one in await shop.Orders.ListOrdersAsync(query: new() { Status = OrderStatus.OnTheWay })
)
{
    await shop.Orders.DeleteOrderAsync(one.Id);
}
