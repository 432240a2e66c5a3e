namespace AtlasGen.Samples.OwnService;

/// <summary>What a customer orders.</summary>
/// <param name="Customer">The name of the customer.</param>
/// <param name="Lines">The plants.</param>
/// <param name="Payment">How the customer pays.</param>
/// <param name="Delivery">The day of delivery; null if every day is fine.</param>
/// <param name="Note">A note for the gardener.</param>
/// <param name="Gift">The wrapping, if the order is a gift.</param>
/// <param name="Labels">Labels by name.</param>
/// <param name="Extra">Anything else.</param>
public sealed record NewOrder(
    string Customer,
    IReadOnlyList<OrderLine> Lines,
    Payment Payment,
    DateOnly? Delivery = null,
    string? Note = null,
    Wrapping? Gift = null,
    IReadOnlyDictionary<string, int>? Labels = null,
    object? Extra = null
);

/// <summary>A number of plants of one kind.</summary>
/// <param name="Plant">The name of the plant.</param>
/// <param name="Count">The number of plants.</param>
/// <param name="Price">The price of one plant.</param>
public sealed record OrderLine(string Plant, int Count, decimal Price);

/// <summary>How a gift is wrapped.</summary>
/// <param name="Paper">The color of the paper.</param>
/// <param name="Ribbon">The color of the ribbon, if there is one.</param>
public sealed record Wrapping(string Paper, string? Ribbon = null);

/// <summary>An order that the shop accepted.</summary>
/// <param name="Id">The ID of the order.</param>
/// <param name="Created">When the shop accepted the order.</param>
/// <param name="Status">The state of the delivery.</param>
/// <param name="Content">What was ordered.</param>
/// <param name="PhotoSize">The size of the photo in bytes, if there is one.</param>
public sealed record Order(
    Guid Id,
    DateTimeOffset Created,
    OrderStatus Status,
    NewOrder Content,
    long? PhotoSize = null
);

/// <summary>The state of a delivery.</summary>
public enum OrderStatus
{
    /// <summary>The shop has not sent the order yet.</summary>
    Accepted,

    /// <summary>The order is on its way.</summary>
    OnTheWay,

    /// <summary>The customer has the order.</summary>
    Delivered,
}
