using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Comparison;

/// <summary>Reports the changes between two documents, at their lines in the new one.</summary>
/// <param name="index">The new document.</param>
/// <param name="diagnostics">The sink for diagnostics.</param>
internal sealed class ChangeReport(SpecIndex index, DiagnosticSink diagnostics)
{
    // A list of more changes helps nobody, and finding their lines takes time.
    private const int MostChanges = 1_000;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Id, string Text)> _reported = [];
    private readonly ObjectProperties _properties = new(index);

    /// <summary>Gets or sets the names of the types of the new document.</summary>
    public TypeNames? Types { get; set; }

    /// <summary>Reports an entry of the selection whose operation is gone or has another name.</summary>
    public void Entry(SelectionEntry entry, SpecOperation? same, string change) =>
        Add(
            Descriptors.GoneEntry,
            () => entry.Place ?? Place(same),
            "operation",
            entry.Pattern,
            change
        );

    /// <summary>Reports a method that is gone, or that is elsewhere.</summary>
    public void Method(string method, string change, SpecOperation? same) =>
        Add(
            Descriptors.ChangedMethod,
            () => same?.SelectedAt ?? Place(same),
            "operation",
            method,
            change
        );

    /// <summary>Reports a change of a parameter, or of the body.</summary>
    public void Parameter(string name, string method, string change, SpecOperation operation) =>
        Add(
            Descriptors.ChangedParameter,
            () => ParameterPlace(operation, name),
            "parameter",
            name,
            method,
            change
        );

    /// <summary>Reports a change of the result of a method.</summary>
    public void Result(string method, string change, SpecOperation operation) =>
        Add(
            Descriptors.ChangedType,
            () => index.SourcePlace(JsonPointer.Append(operation.Pointer, "responses")),
            "type",
            method,
            change
        );

    /// <summary>Reports a change of a type.</summary>
    public void Type(string old, string change, string now) =>
        Add(Descriptors.ChangedType, () => TypePlace(now), "type", old, change);

    /// <summary>Reports a change of a property.</summary>
    public void Property(string name, string type, string change) =>
        Add(
            Descriptors.ChangedProperty,
            () => PropertyPlace(type, name),
            "property",
            name,
            type,
            change
        );

    /// <summary>Reports a value of an enum or of a discriminator that is gone, or whose member has another name.</summary>
    public void Value(string value, string type, string change) =>
        Add(Descriptors.GoneValue, () => TypePlace(type), "value", value, type, change);

    /// <summary>Reports that an operation has a sunset date, or another one.</summary>
    public void Sunset(string date, SpecOperation operation) =>
        Add(
            Descriptors.NewSunset,
            () => operation.SelectedAt ?? Place(operation),
            "sunset date",
            operation.Name,
            date
        );

    /// <summary>Reports the numbers of changes, unless there are none.</summary>
    public void Summarize(string previous)
    {
        if (_counts.Count > 0)
        {
            var counts = _counts
                .OrderBy(count => count.Key, StringComparer.Ordinal)
                .Select(count =>
                    $"{count.Value.ToString(CultureInfo.InvariantCulture)} {(count.Value == 1 ? count.Key : Plural(count.Key))}"
                );
            diagnostics.Report(Descriptors.Changes, "", string.Join(", ", counts), previous);
        }
    }

    private static string Plural(string word) => word == "property" ? "properties" : word + "s";

    private SourcePlace Place(SpecOperation? operation) =>
        index.SourcePlace(
            operation is null
                ? JsonPointer.Of(SpecEntries.Paths)
                : JsonPointer.Append(operation.Pointer, "operationId")
        );

    private SourcePlace ParameterPlace(SpecOperation operation, string name)
    {
        if (name == ClientComparison.Body)
        {
            return index.SourcePlace(JsonPointer.Append(operation.Pointer, "requestBody"));
        }

        foreach (var holder in new[] { operation.Node, operation.PathItem })
        {
            foreach (var parameter in holder.Child("parameters")?.Children ?? [])
            {
                if (index.Resolve(parameter)?.Text("name") == name)
                {
                    return parameter.SourcePlace;
                }
            }
        }

        return Place(operation);
    }

    private SourcePlace PropertyPlace(string type, string name) =>
        Types?.Declaration(type) is { } schema
        && _properties.Declaration(schema, name) is { } property
            ? property.SourcePlace
            : TypePlace(type);

    private SourcePlace TypePlace(string type) =>
        Types?.Declaration(type)?.SourcePlace ?? index.SourcePlace("");

    /// <summary>Counts a change, and reports it unless too many were reported.</summary>
    private void Add(
        DiagnosticDescriptor descriptor,
        Func<SourcePlace> place,
        string kind,
        params string[] arguments
    )
    {
        // The same change can be found in a type that is sent and received.
        if (!_reported.Add((descriptor.Id, string.Join("\n", arguments))))
        {
            return;
        }

        _counts[kind] = _counts.TryGetValue(kind, out var count) ? count + 1 : 1;
        if (_reported.Count <= MostChanges)
        {
            diagnostics.Report(descriptor, place(), arguments);
        }
    }
}
