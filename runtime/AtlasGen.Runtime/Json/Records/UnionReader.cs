using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Determines which of several types a JSON object has (OpenAPI 3.0.3, Discriminator Object).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionReader
{
    /// <summary>Returns the value of the discriminator, wherever it is in the object.</summary>
    /// <param name="reader">A copy of the reader, positioned on the start of the object.</param>
    /// <param name="property">The name of the discriminator, as UTF-8.</param>
    /// <returns>
    /// The value as text, or <see langword="null"/> if there is none. A number (<c>1</c> for <c>1.0</c>) or a Boolean is converted to
    /// text, because the keys of a mapping are strings (OpenAPI 3.0.3, Discriminator Object).
    /// </returns>
    public static string? Discriminator(Utf8JsonReader reader, ReadOnlySpan<byte> property)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (JsonRead.NextMember(ref reader))
        {
            var isDiscriminator = reader.ValueTextEquals(property);
            reader.Read();
            if (isDiscriminator)
            {
                return reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Number => Number(ref reader),
                    JsonTokenType.True => "true",
                    JsonTokenType.False => "false",
                    _ => null,
                };
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>Reads an object as one of the types.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <typeparam name="TCodec">The codec that reads the object.</typeparam>
    /// <param name="reader">The reader, positioned on the start of the object.</param>
    /// <returns>The object.</returns>
    public static T Read<T, TCodec>(ref Utf8JsonReader reader)
        where TCodec : IJsonCodec<T> => TCodec.Read(ref reader);

    // The generator writes the numbers of a mapping in the same way.
    private static string? Number(ref Utf8JsonReader reader) =>
        reader.TryGetDecimal(out var number)
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : null;
}
