using AtlasGen.Generator.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call: how facts of a shape are written in C#.</summary>
internal static class CSharpText
{
    /// <summary><c>IReadOnlyList&lt;Link&gt;</c>.</summary>
    public static string Type(TypeRef type) =>
        type.IsNullable ? PlainType(type) + "?" : PlainType(type);

    private static string PlainType(TypeRef type) =>
        type.Form switch
        {
            TypeForm.String => "string",
            TypeForm.Boolean => "bool",
            TypeForm.Int32 => "int",
            TypeForm.Int64 => "long",
            TypeForm.UInt64 => "ulong",
            TypeForm.Double => "double",
            TypeForm.Single => "float",
            TypeForm.DateTime => "DateTimeOffset",
            TypeForm.Date => "DateOnly",
            TypeForm.Uuid => "Guid",
            TypeForm.Bytes => "byte[]",
            TypeForm.Element => "JsonElement",
            TypeForm.List => $"IReadOnlyList<{Type(type.Item!)}>",
            TypeForm.Map => $"IReadOnlyDictionary<string, {Type(type.Item!)}>",
            _ => type.Name,
        };

    /// <summary>The runtime's codec for a type: <c>ListJson&lt;Link, Link&gt;</c>.</summary>
    public static string Codec(TypeRef type) =>
        type.IsNullable
            ? $"Nullable{ValueSuffix(type)}Json<{PlainType(type)}, {PlainCodec(type)}>"
            : PlainCodec(type);

    private static string PlainCodec(TypeRef type) =>
        type.Form switch
        {
            TypeForm.String => "StringJson",
            TypeForm.Boolean => "BooleanJson",
            TypeForm.Int32 => "Int32Json",
            TypeForm.Int64 => "Int64Json",
            TypeForm.UInt64 => "UInt64Json",
            TypeForm.Double => "DoubleJson",
            TypeForm.Single => "SingleJson",
            TypeForm.DateTime => "DateTimeOffsetJson",
            TypeForm.Date => "DateOnlyJson",
            TypeForm.Uuid => "GuidJson",
            TypeForm.Bytes => "BytesJson",
            TypeForm.Element => "ElementJson",
            TypeForm.Enum => $"EnumJson<{type.Name}>",
            TypeForm.IntegerEnum => $"IntegerEnumJson<{type.Name}>",
            TypeForm.UnionInterface => $"{type.Name}.Codec",
            TypeForm.List => $"ListJson<{Type(type.Item!)}, {Codec(type.Item!)}>",
            TypeForm.Map => $"MapJson<{Type(type.Item!)}, {Codec(type.Item!)}>",
            _ => type.Name,
        };

    /// <summary>Type and codec, as arguments of a generic method: <c>string, StringJson</c>.</summary>
    public static string Pair(TypeRef type) => $"{Type(type)}, {Codec(type)}";

    /// <summary>The same, shorter for a type that is its own codec.</summary>
    public static string Arguments(TypeRef type) =>
        type is { IsCodec: true, IsNullable: false } ? type.Name : Pair(type);

    /// <summary>The end of the name of the runtime's twin method for value types.</summary>
    public static string ValueSuffix(TypeRef type) => type.IsValueType ? "Value" : "";

    /// <summary>A string literal, quotes included; nothing in it can end it.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>What a member is when nobody sets it: <c> = new ConnectionType("Kafka")</c>; nothing for most.</summary>
    public static string Initializer(MemberShape member) =>
        member.HasDefault ? $" = {Constant(member.Type, member.Default)}" : "";

    private static string Constant(TypeRef type, string value) =>
        type.Form switch
        {
            TypeForm.Enum => $"new {type.Name}({Literal(value)})",
            TypeForm.IntegerEnum => $"new {type.Name}({value})",
            TypeForm.String => Literal(value),
            TypeForm.Double => value + "D",
            TypeForm.Single => value + "F",
            _ => value,
        };

    /// <summary>What holds a member's value, within its record: <c>_Name</c>, or the property <c>Name</c>.</summary>
    public static string Value(IRecordMember member) =>
        member.HasField ? "_" + member.Name : member.Name;

    /// <summary>The comparison of a member with the same member of another object: <c>Id == other.Id</c>.</summary>
    public static string Equality(IRecordMember member)
    {
        var value = Value(member);
        if (member.Type.HasValueEquality)
        {
            return $"{value} == other.{value}";
        }

        var method = member.Type.IsValueType ? "ValuesAreEqual" : "AreEqual";
        return $"RecordEquality.{method}<{Pair(member.Type)}>({value}, other.{value})";
    }

    /// <summary>String literals in a list: <c>"a", "b"</c>.</summary>
    public static string Literals(IEnumerable<string> texts) =>
        string.Join(", ", texts.Select(Literal));

    /// <summary>A pattern that matches texts: <c>"a" or "b"</c>.</summary>
    public static string Pattern(IEnumerable<string> texts) =>
        string.Join(" or ", texts.Select(Literal));

    /// <summary>A parameter's name in a doc comment, where keywords need no <c>@</c>.</summary>
    public static string DocName(string name) => name.TrimStart('@');
}
