namespace AtlasGen.Runtime;

// The common types of properties, so that generated code does not spell out their codecs.
public ref partial struct RecordVisitor
{
    /// <summary>Passes a string.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="mine">The field of this record.</param>
    /// <param name="other">The field of the other record.</param>
    /// <returns><see langword="true"/>.</returns>
    public bool Text(string name, ref string? mine, ref string? other) =>
        Member<string, StringJson>(name, ref mine, ref other);

    /// <summary>Passes a Boolean.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Flag(string name, ref bool? mine, ref bool? other) =>
        ValueMember<bool, BooleanJson>(name, ref mine, ref other);

    /// <summary>Passes an integer of 32 bits.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Number32(string name, ref int? mine, ref int? other) =>
        ValueMember<int, Int32Json>(name, ref mine, ref other);

    /// <summary>Passes an integer of 64 bits.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Number64(string name, ref long? mine, ref long? other) =>
        ValueMember<long, Int64Json>(name, ref mine, ref other);

    /// <summary>Passes a number.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Number(string name, ref double? mine, ref double? other) =>
        ValueMember<double, DoubleJson>(name, ref mine, ref other);

    /// <summary>Passes a date and time.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Time(string name, ref DateTimeOffset? mine, ref DateTimeOffset? other) =>
        ValueMember<DateTimeOffset, DateTimeOffsetJson>(name, ref mine, ref other);

    /// <summary>Passes an open enum.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public bool Enum<T>(string name, ref T? mine, ref T? other)
        where T : struct, IAtlasEnum<T> => ValueMember<T, EnumJson<T>>(name, ref mine, ref other);

    /// <summary>Passes a generated object.</summary>
    /// <inheritdoc cref="Member{T, TCodec}"/>
    public bool Model<T>(string name, ref T? mine, ref T? other)
        where T : class, IJsonCodec<T> => Member<T, T>(name, ref mine, ref other);

    /// <summary>Passes a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec of the items.</typeparam>
    /// <inheritdoc cref="Text"/>
    public bool List<T, TCodec>(
        string name,
        ref IReadOnlyList<T>? mine,
        ref IReadOnlyList<T>? other
    )
        where TCodec : IJsonCodec<T> =>
        Member<IReadOnlyList<T>, ListJson<T, TCodec>>(name, ref mine, ref other);

    /// <summary>Passes a list of generated objects.</summary>
    /// <inheritdoc cref="List{T, TCodec}"/>
    public bool List<T>(string name, ref IReadOnlyList<T>? mine, ref IReadOnlyList<T>? other)
        where T : class, IJsonCodec<T> => List<T, T>(name, ref mine, ref other);

    /// <summary>Passes a list of strings.</summary>
    /// <inheritdoc cref="Text"/>
    public bool Texts(
        string name,
        ref IReadOnlyList<string>? mine,
        ref IReadOnlyList<string>? other
    ) => List<string, StringJson>(name, ref mine, ref other);

    /// <summary>Passes a list of open enums.</summary>
    /// <inheritdoc cref="List{T, TCodec}"/>
    public bool Enums<T>(string name, ref IReadOnlyList<T>? mine, ref IReadOnlyList<T>? other)
        where T : struct, IAtlasEnum<T> => List<T, EnumJson<T>>(name, ref mine, ref other);
}
