using System.ComponentModel;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Prints the members of a generated record for its <c>ToString</c>: only those that are there, lists with their items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordPrinter
{
    private readonly StringBuilder _builder;
    private bool _printed;

    /// <summary>Starts to print.</summary>
    /// <param name="builder">Where to print.</param>
    public RecordPrinter(StringBuilder builder) => _builder = builder;

    /// <summary>Prints a member that has a value.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">How its values are printed.</typeparam>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    public void Print<T, TCodec>(string name, T? value)
        where TCodec : IJsonCodec<T>
    {
        if (value is not null)
        {
            Start(name);
            TCodec.Print(_builder, value);
        }
    }

    /// <summary>The same for a value type.</summary>
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

    /// <summary>Prints that a member is set, and not its value: a password, a write-only member, an e-mail address.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    public void PrintSecret(string name, object? value)
    {
        if (value is not null)
        {
            Start(name);
            _builder.Append(SafeText.Hidden);
        }
    }

    /// <summary>Prints the names of the members that the document does not declare; their values may be anything.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="remainder">What the record keeps, or <see langword="null"/>.</param>
    public void PrintUnknown(string name, JsonRemainder? remainder)
    {
        if (remainder is { Unknown.Count: > 0 })
        {
            Start(name);
            _builder.Append('[').AppendJoin(", ", remainder.Unknown.Keys).Append(']');
        }
    }

    /// <summary>Ends to print.</summary>
    /// <returns>Whether anything was printed, as <c>PrintMembers</c> of a record answers.</returns>
    public readonly bool End() => _printed;

    private void Start(string name)
    {
        _builder.Append(_printed ? ", " : "").Append(name).Append(" = ");
        _printed = true;
    }
}
