using AtlasGen.Generator.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call: how facts of a shape are written in C#.</summary>
internal static class CSharpText
{
    /// <summary><c>IReadOnlyList&lt;Link&gt;</c>.</summary>
    public static string Type(TypeRef type) =>
        type.Kind switch
        {
            TypeKind.String => "string",
            TypeKind.Boolean => "bool",
            TypeKind.Int32 => "int",
            TypeKind.Int64 => "long",
            TypeKind.Double => "double",
            TypeKind.Single => "float",
            TypeKind.DateTime => "DateTimeOffset",
            TypeKind.Date => "DateOnly",
            TypeKind.Uuid => "Guid",
            TypeKind.Bytes => "byte[]",
            TypeKind.Element => "JsonElement",
            TypeKind.List => $"IReadOnlyList<{Type(type.Item!)}>",
            TypeKind.Map => $"IReadOnlyDictionary<string, {Type(type.Item!)}>",
            _ => type.Name,
        };

    /// <summary>The runtime's codec for a type: <c>ListJson&lt;Link, Link&gt;</c>.</summary>
    public static string Codec(TypeRef type) =>
        type.Kind switch
        {
            TypeKind.String => "StringJson",
            TypeKind.Boolean => "BooleanJson",
            TypeKind.Int32 => "Int32Json",
            TypeKind.Int64 => "Int64Json",
            TypeKind.Double => "DoubleJson",
            TypeKind.Single => "SingleJson",
            TypeKind.DateTime => "DateTimeOffsetJson",
            TypeKind.Date => "DateOnlyJson",
            TypeKind.Uuid => "GuidJson",
            TypeKind.Bytes => "BytesJson",
            TypeKind.Element => "ElementJson",
            TypeKind.Enum => $"EnumJson<{type.Name}>",
            TypeKind.List => $"ListJson<{Type(type.Item!)}, {Codec(type.Item!)}>",
            TypeKind.Map => $"MapJson<{Type(type.Item!)}, {Codec(type.Item!)}>",
            _ => type.Name,
        };

    /// <summary>Type and codec, as arguments of a generic method: <c>string, StringJson</c>.</summary>
    public static string Pair(TypeRef type) => $"{Type(type)}, {Codec(type)}";

    /// <summary>The same, shorter for a record, which is its own codec.</summary>
    public static string Arguments(TypeRef type) =>
        type.Kind is TypeKind.Record ? type.Name : Pair(type);

    /// <summary>The end of the name of the runtime's twin method for value types.</summary>
    public static string ValueSuffix(TypeRef type) => type.IsValueType ? "Value" : "";

    /// <summary>A string literal, quotes included; nothing in it can end it.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A parameter's name in a doc comment, where keywords need no <c>@</c>.</summary>
    public static string DocName(string name) => name.TrimStart('@');
}
