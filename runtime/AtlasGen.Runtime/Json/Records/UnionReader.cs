using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds out which of several types a JSON object is (OpenAPI 3.0.3, Discriminator Object).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionReader
{
    /// <summary>Returns the value of the discriminator, wherever in the object it is.</summary>
    /// <param name="reader">A copy of the reader, on the object's start.</param>
    /// <param name="property">The name of the discriminator's member, as UTF-8.</param>
    /// <returns>
    /// The value as text, also of a number (<c>1</c> for <c>1.0</c>) or a Boolean, because the keys of a mapping are
    /// strings (OpenAPI 3.0.3, Discriminator Object); <see langword="null"/> if there is none.
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

    /// <summary>Reads one of the types.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">The reader, on the object's start.</param>
    /// <returns>The object.</returns>
    public static T Read<T, TCodec>(ref Utf8JsonReader reader)
        where TCodec : IJsonCodec<T> => TCodec.Read(ref reader);

    // As the generator writes the numbers of a mapping.
    private static string? Number(ref Utf8JsonReader reader) =>
        reader.TryGetDecimal(out var number)
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : null;
}
