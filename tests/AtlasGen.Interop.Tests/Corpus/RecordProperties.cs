using System.Collections.Concurrent;
using System.Reflection;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Finds the properties of generated records by the names in the document, without the generated code.</summary>
internal static class RecordProperties
{
    private static readonly ConcurrentDictionary<
        Type,
        IReadOnlyDictionary<string, PropertyInfo>
    > Known = new();

    /// <summary>Returns the property with a name in JSON; <see langword="null"/> if there is none.</summary>
    public static PropertyInfo? Find(Type record, string name)
    {
        var properties = Known.GetOrAdd(
            record,
            static type => Of(type).ToDictionary(property => PlainName.Of(property.Name))
        );
        var plain = PlainName.Of(name);
        // A property cannot have the name of its type, or of another type of its union.
        return properties.GetValueOrDefault(plain) ?? properties.GetValueOrDefault(plain + "VALUE");
    }

    /// <summary>Returns the properties that the document declares, in the order of the source.</summary>
    public static IEnumerable<PropertyInfo> Of(Type record) =>
        record.GetProperties().Where(property => property.Name != "AdditionalProperties");

    /// <summary>Returns a copy with another value of a property, as a <c>with</c> expression does.</summary>
    public static object With(object record, PropertyInfo property, object? value)
    {
        var type = record.GetType();
        var copy = type.GetMethods()
            .First(method => method.Name == "<Clone>$" && method.DeclaringType == type)
            .Invoke(record, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    /// <summary>Returns whether a caller can set a property to null.</summary>
    public static bool IsNullable(PropertyInfo property) =>
        !property.PropertyType.IsValueType
        || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    /// <summary>Returns the value of a property; <see langword="null"/> if a required property has none.</summary>
    public static object? ValueOf(PropertyInfo property, object record)
    {
        try
        {
            return property.GetValue(record);
        }
        catch (TargetInvocationException exception)
            when (exception.InnerException is InvalidOperationException)
        {
            return null;
        }
    }
}
