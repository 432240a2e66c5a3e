using System.ComponentModel;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Builds the text of a generated record for its <c>ToString</c>. It omits properties without a value, and includes the items of lists.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordPrinter
{
    private readonly StringBuilder _builder;
    private bool _printed;

    /// <summary>Initializes a new instance of the <see cref="RecordPrinter"/> struct.</summary>
    /// <param name="builder">The builder to append to.</param>
    public RecordPrinter(StringBuilder builder) => _builder = builder;

    /// <summary>Appends a property if it has a value.</summary>
    /// <typeparam name="T">The type of the property.</typeparam>
    /// <typeparam name="TCodec">The codec that prints the value.</typeparam>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value of the property, or <see langword="null"/>.</param>
    public void Print<T, TCodec>(string name, T? value)
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            Start(name);
            TCodec.Print(_builder, value);
        }
    }

    /// <summary>Appends a property of a value type if it has a value.</summary>
    /// <inheritdoc cref="Print{T, TCodec}(string, T)"/>
    public void PrintValue<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (value is { } present)
        {
            Start(name);
            TCodec.Print(_builder, present);
        }
    }

    /// <summary>Appends a property if it has a value, but masks the value: a password, a write-only property, or an email address.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value of the property, or <see langword="null"/>.</param>
    public void PrintSecret(string name, object? value)
    {
        if (value is not null)
        {
            Start(name);
            _builder.Append(SafeText.Hidden);
        }
    }

    /// <summary>Appends the names of the members that the document does not declare, but not their values, which may be secrets.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="remainder">The remainder of the record, or <see langword="null"/>.</param>
    public void PrintUnknown(string name, JsonRemainder? remainder)
    {
        if (remainder is { Unknown.Count: > 0 })
        {
            Start(name);
            _builder.Append('[').AppendJoin(", ", remainder.Unknown.Keys).Append(']');
        }
    }

    /// <summary>Completes the text.</summary>
    /// <returns>
    /// <see langword="true"/> if any property was appended; otherwise, <see langword="false"/>. <c>PrintMembers</c> of a record returns
    /// this value.
    /// </returns>
    public readonly bool End() => _printed;

    private void Start(string name)
    {
        _builder.Append(_printed ? ", " : "").Append(name).Append(" = ");
        _printed = true;
    }
}
