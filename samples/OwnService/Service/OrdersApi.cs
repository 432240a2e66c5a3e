using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AtlasGen.Samples.OwnService;

/// <summary>The operations of the shop.</summary>
public static class OrdersApi
{
    /// <summary>Adds the operations to a service.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("", List).WithName("listOrders");
        orders.MapPost("", Create).WithName("createOrder");
        orders.MapGet("{id}", Get).WithName("getOrder");
        orders.MapPut("{id}/status", SetStatus).WithName("setOrderStatus");
        orders.MapDelete("{id}", Delete).WithName("deleteOrder");
        // A sample has no cookies, so no other site can send a form for a user.
        orders.MapPost("{id}/photo", AddPhoto).WithName("addOrderPhoto").DisableAntiforgery();
        orders
            .MapGet("{id}/photo", GetPhoto)
            .WithName("getOrderPhoto")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Returns the orders.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="status">The state of the orders to return.</param>
    /// <param name="since">When the shop accepted the oldest order to return.</param>
    private static IReadOnlyList<Order> List(
        Orders orders,
        OrderStatus? status,
        DateTimeOffset? since
    ) =>
        [
            .. orders.All.Where(order =>
                (status ?? order.Status) == order.Status
                && order.Created >= (since ?? order.Created)
            ),
        ];

    private static Results<Created<Order>, ValidationProblem> Create(Orders orders, NewOrder order)
    {
        if (order.Lines.Count == 0)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["lines"] = ["An order has at least one line."] }
            );
        }

        var created = orders.Add(order);
        return TypedResults.Created($"/orders/{created.Id}", created);
    }

    private static Results<Ok<Order>, ProblemHttpResult> Get(Orders orders, Guid id) =>
        orders.Find(id) is { } order ? TypedResults.Ok(order) : Unknown(id);

    private static Results<Ok<Order>, ProblemHttpResult> SetStatus(
        Orders orders,
        Guid id,
        [FromBody] OrderStatus status
    ) =>
        orders.Find(id) is { } order
            ? TypedResults.Ok(orders.Change(order with { Status = status }))
            : Unknown(id);

    private static Results<NoContent, ProblemHttpResult> Delete(Orders orders, Guid id) =>
        orders.Remove(id) ? TypedResults.NoContent() : Unknown(id);

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> AddPhoto(
        Orders orders,
        Guid id,
        IFormFile photo,
        [FromForm] string caption,
        CancellationToken cancellationToken
    )
    {
        if (orders.Find(id) is not { } order)
        {
            return Unknown(id);
        }

        using var bytes = new MemoryStream();
        await photo.CopyToAsync(bytes, cancellationToken);
        orders.Keep(id, bytes.ToArray());
        var content = order.Content with { Note = caption };
        return TypedResults.Ok(
            orders.Change(order with { Content = content, PhotoSize = bytes.Length })
        );
    }

    private static IResult GetPhoto(Orders orders, Guid id) =>
        orders.Photo(id) is { } photo
            ? TypedResults.Bytes(photo, "application/octet-stream")
            : Unknown(id);

    private static ProblemHttpResult Unknown(Guid id) =>
        TypedResults.Problem($"There is no order {id}.", statusCode: StatusCodes.Status404NotFound);
}
