using AtlasGen.Generator.Diagnostics;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the parameters that the path of an operation names.</summary>
/// <param name="operation">The operation.</param>
/// <param name="declared">Its parameters.</param>
/// <param name="diagnostics">The sink for diagnostics about parameters that only the path or only the operation names.</param>
internal sealed class PathParameters(
    OperationModel operation,
    IReadOnlyCollection<ParameterModel> declared,
    DiagnosticSink diagnostics
)
{
    private readonly HashSet<string> _undeclared = new(StringComparer.Ordinal);
    private readonly HashSet<ParameterModel> _found = [];

    /// <summary>
    /// Gets the reason why the operation cannot be called; <see langword="null"/> if there is none.
    /// </summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// Returns the parameter for a text in braces; <see langword="null"/> if the text names none. A parameter that is not
    /// declared is a string, because text is what a path consists of.
    /// </summary>
    public ParameterModel? Find(string text)
    {
        var name = PathTemplate.NameOf(text);
        var inPath = declared.Where(p => p.Parameter.In is ParameterLocation.Path).ToList();
        var parameter =
            inPath.Find(p => p.Parameter.Name == text || p.Parameter.Name == name)
            ?? InOtherCase(name, inPath);
        if (parameter is not null)
        {
            _found.Add(parameter);
            return parameter;
        }

        if (name.Length == 0)
        {
            Fault ??= $"its path contains {{{text}}}, which is not the name of a parameter";
            return null;
        }

        if (_undeclared.Add(name))
        {
            diagnostics.Report(Descriptors.ParameterNotDeclared, operation.Pointer, name);
        }

        return new(
            new()
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new() { Type = "string" },
            },
            operation.Pointer,
            IsRequired: true
        );
    }

    /// <summary>Reports the parameters that are declared for the path, but that it does not name.</summary>
    public void ReportOthers()
    {
        foreach (
            var other in declared.Where(p =>
                p.Parameter.In is ParameterLocation.Path && !_found.Contains(p)
            )
        )
        {
            diagnostics.Report(
                Descriptors.ParameterNotGenerated,
                other.Pointer,
                $"path parameter '{other.Parameter.Name}'",
                $"the path '{operation.Path}' does not contain it"
            );
        }
    }

    /// <summary>Returns the only parameter whose name differs in case, and is not in the path itself.</summary>
    private ParameterModel? InOtherCase(string name, List<ParameterModel> inPath) =>
        inPath.FindAll(p =>
            string.Equals(p.Parameter.Name, name, StringComparison.OrdinalIgnoreCase)
            && operation.Path.IndexOf($"{{{p.Parameter.Name}}}", StringComparison.Ordinal) < 0
        )
            is [var only]
            ? only
            : null;
}
