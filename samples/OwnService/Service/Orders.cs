using System.Collections.Concurrent;

namespace AtlasGen.Samples.OwnService;

/// <summary>The orders of the shop, in memory.</summary>
public sealed class Orders(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = [];
    private readonly ConcurrentDictionary<Guid, byte[]> _photos = [];

    /// <summary>Gets all orders, oldest first.</summary>
    public IEnumerable<Order> All => _orders.Values.OrderBy(order => order.Created);

    /// <summary>Adds an order.</summary>
    public Order Add(NewOrder content)
    {
        var order = new Order(Guid.NewGuid(), time.GetUtcNow(), OrderStatus.Accepted, content);
        return _orders[order.Id] = order;
    }

    /// <summary>Returns an order; null if there is none with this ID.</summary>
    public Order? Find(Guid id) => _orders.GetValueOrDefault(id);

    /// <summary>Replaces an order.</summary>
    public Order Change(Order order) => _orders[order.Id] = order;

    /// <summary>Removes an order, and returns whether there was one.</summary>
    public bool Remove(Guid id) => _orders.TryRemove(id, out _) | _photos.TryRemove(id, out _);

    /// <summary>Returns the photo of an order; null if there is none.</summary>
    public byte[]? Photo(Guid id) => _photos.GetValueOrDefault(id);

    /// <summary>Keeps the photo of an order.</summary>
    public void Keep(Guid id, byte[] photo) => _photos[id] = photo;
}
