using System.Text.Json.Serialization;

namespace AtlasGen.Samples.OwnService;

/// <summary>How a customer pays.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CardPayment), "card")]
[JsonDerivedType(typeof(InvoicePayment), "invoice")]
public abstract record Payment;

/// <summary>A payment by card.</summary>
/// <param name="Number">The last four digits of the card.</param>
public sealed record CardPayment(string Number) : Payment;

/// <summary>A payment by invoice.</summary>
/// <param name="Days">The number of days until the payment is due.</param>
/// <param name="Address">The address for the invoice.</param>
public sealed record InvoicePayment(int Days, string Address) : Payment;
