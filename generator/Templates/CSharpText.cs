using AtlasGen.Generator.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Templates;

/// <summary>The functions that templates call to write the facts of a shape as C#.</summary>
internal static class CSharpText
{
    /// <summary>Returns a type, such as <c>IReadOnlyList&lt;Link&gt;</c>.</summary>
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

    /// <summary>Returns the runtime's codec for a type, such as <c>ListJson&lt;Link, Link&gt;</c>.</summary>
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

    /// <summary>Returns a type and its codec as type arguments, such as <c>string, StringJson</c>.</summary>
    public static string Pair(TypeRef type) => $"{Type(type)}, {Codec(type)}";

    /// <summary>
    /// Returns the type arguments of a generic method: the type, and its codec unless the type is its own codec.
    /// </summary>
    public static string Arguments(TypeRef type) =>
        type is { IsCodec: true, IsNullable: false } ? type.Name : Pair(type);

    // Of the runtime's methods and codecs for value types.
    private static string ValueSuffix(TypeRef type) => type.IsValueType ? "Value" : "";

    /// <summary>Returns a quoted string literal. The text is escaped, so it cannot end the literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>
    /// Returns the initializer of a member, such as <c> = new ConnectionType("Kafka")</c>; empty for most members.
    /// </summary>
    public static string Initializer(MemberShape member) =>
        member.HasDefault ? $" = {Constant(member.Type, member.Default)}" : "";

    /// <summary>
    /// Returns the initializer of a record that removes the initial values of its members; empty for most records.
    /// </summary>
    public static string Cleared(RecordShape record)
    {
        var fields = record
            .Members.Where(member => member.HasDefault)
            .Select(member => $"_{member.Name} = null");
        return record.HasDefault ? $" {{ {string.Join(", ", fields)} }}" : "";
    }

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

    /// <summary>Returns the call that passes a member to a visitor, such as <c>.Text("id", ref _Id, ref o._Id)</c>.</summary>
    public static string Visit(IRecordMember member)
    {
        var secret = member.IsSecret ? ".Secret()" : "";
        var name =
            Capitalized(member.WireName) == member.Name ? "" : $".Named({Literal(member.Name)})";
        return $"{secret}{name}.{Method(member.Type)}({Literal(member.WireName)}, ref _{member.Name}, ref o._{member.Name})";
    }

    // The visitor derives the name in the same way.
    private static string Capitalized(string name) =>
        name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Method(TypeRef type) =>
        type.Form switch
        {
            TypeForm.String => "Text",
            TypeForm.Boolean => "Flag",
            TypeForm.Int32 => "Number32",
            TypeForm.Int64 => "Number64",
            TypeForm.Double => "Number",
            TypeForm.DateTime => "Time",
            TypeForm.Enum => $"Enum<{type.Name}>",
            TypeForm.List => type.Item! switch
            {
                { IsNullable: true } item => $"List<{Pair(item)}>",
                { Form: TypeForm.String } => "Texts",
                { Form: TypeForm.Enum } item => $"Enums<{item.Name}>",
                var item => $"List<{Arguments(item)}>",
            },
            TypeForm.Record or TypeForm.Union or TypeForm.Choice => $"Model<{type.Name}>",
            _ => $"{ValueSuffix(type)}Member<{Pair(type)}>",
        };

    /// <summary>Returns a list of string literals, such as <c>"a", "b"</c>.</summary>
    public static string Literals(IEnumerable<string> texts) =>
        string.Join(", ", texts.Select(Literal));

    /// <summary>Returns a pattern that matches texts, such as <c>"a" or "b"</c>.</summary>
    public static string Pattern(IEnumerable<string> texts) =>
        string.Join(" or ", texts.Select(Literal));

    /// <summary>Returns a parameter's name for an XML doc comment, where keywords have no <c>@</c>.</summary>
    public static string DocName(string name) => name.TrimStart('@');
}
