using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds out which of several types a JSON object is (OpenAPI 3.0.3, Discriminator Object).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnionReader
{
    /// <summary>The value of the discriminator, wherever in the object it stands.</summary>
    /// <param name="reader">A copy of the reader, on the object's start.</param>
    /// <param name="property">The name of the discriminator's member, as UTF-8.</param>
    /// <returns>The value; <see langword="null"/> where there is none that is a string.</returns>
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
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>Reads one of the types.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">How it is read.</typeparam>
    /// <param name="reader">The reader, on the object's start.</param>
    /// <param name="exact">See <see cref="IJsonCodec{T}.Read"/>.</param>
    /// <returns>The object.</returns>
    public static T Read<T, TCodec>(ref Utf8JsonReader reader, ref bool exact)
        where TCodec : IJsonCodec<T> => TCodec.Read(ref reader, ref exact);
}
